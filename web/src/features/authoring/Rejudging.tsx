/** Judging submissions again: what it would change is seen first, then applied, or not, and undone. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { useSearchParams } from "wouter";

import { applyRejudging, refreshProblems, startRejudging, undoRejudging } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { AuthoringJob, RejudgeResult, RejudgeScope } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { dayAndTime } from "../../ui/time";
import { VERDICTS } from "../verdict/names";
import { JobProgress } from "./JobProgress";
import panel from "./panel.module.css";
import styles from "./Quality.module.css";
import { useJob } from "./useJob";

const PARAMETER = "rejudge"; // of the address: the job that is shown

export function Rejudging({ slug }: { slug: string }) {
  const [search, setSearch] = useSearchParams();
  const asked = Number(search.get(PARAMETER)) || null;
  const { job, error } = useJob(asked);
  const start = useMutation({
    mutationFn: (scope: RejudgeScope) => startRejudging(slug, scope),
    onSuccess: ({ id }) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set(PARAMETER, String(id));
          return next;
        },
        { replace: true },
      ),
  });
  const running = job !== undefined && job.state !== "done";
  const failure = error ?? start.error;
  return (
    <section className={styles.quality} aria-labelledby="rejudging">
      <h2 id="rejudging">Judge submissions again</h2>
      <p className={clsx(shared.soft, shared.small)}>
        On the version that members get. First you see what would change; nothing does until you apply it.
      </p>
      {!running && (
        <div className={panel.row}>
          <button type="button" className={shared.button} disabled={start.isPending} onClick={() => start.mutate("solved")}>
            Look at accepted ones
          </button>
          <button type="button" className={shared.button} disabled={start.isPending} onClick={() => start.mutate("all")}>
            Look at all
          </button>
        </div>
      )}
      {failure && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(failure)}
        </p>
      )}
      {running && <JobProgress job={job} what="Progress with submissions" />}
      {job?.error && <p className={clsx(shared.notice, shared.warn)}>{job.error}</p>}
      {job?.rejudge && <Result job={job} found={job.rejudge} />}
    </section>
  );
}

function Result({ job, found }: { job: AuthoringJob; found: RejudgeResult }) {
  if (found.matrix.length === 0) return <p role="status">{judged(found.judged)} No verdict would change.</p>;
  const concerned = found.people === 1 ? "one person" : `${found.people} people`;
  return (
    <>
      <p role="status">
        {judged(found.judged)} {found.applied_at ? "These verdicts have changed" : "These verdicts would change"}, of {concerned}:
      </p>
      <ul className={styles.list}>
        {found.matrix.map(({ before, after, submissions }) => (
          <li key={`${before} ${after}`}>
            {VERDICTS[before]} → {VERDICTS[after]}: {submissions === 1 ? "one submission" : `${submissions} submissions`}
          </li>
        ))}
      </ul>
      <details>
        <summary>Which ones</summary>
        <ul className={styles.list}>
          {found.changed.map((each) => (
            <li key={each.submission}>
              <strong>{each.person}</strong>, submission {each.submission}: {VERDICTS[each.before]} → {VERDICTS[each.after]}. {each.sentence}
            </li>
          ))}
        </ul>
      </details>
      <Decision job={job} found={found} />
    </>
  );
}

function Decision({ job, found }: { job: AuthoringJob; found: RejudgeResult }) {
  const [applying, setApplying] = useState(false);
  const [taking, setTaking] = useState(false); // solved marks, too
  const undo = useMutation({ mutationFn: () => undoRejudging(job.id), onSuccess: refreshProblems });
  const apply = async (): Promise<void> => {
    await applyRejudging(job.id, !taking);
    refreshProblems();
  };
  if (found.undone_at) return <p className={shared.soft}>Applied, and undone {dayAndTime(found.undone_at)}.</p>;
  return (
    <div className={panel.row}>
      {found.applied_at ? (
        <>
          <span>Applied {dayAndTime(found.applied_at)}.</span>
          <button type="button" className={shared.button} disabled={undo.isPending} onClick={() => undo.mutate()}>
            Undo
          </button>
        </>
      ) : (
        <button type="button" className={clsx(shared.button, shared.primary)} onClick={() => setApplying(true)}>
          Apply …
        </button>
      )}
      {undo.error && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(undo.error)}
        </p>
      )}
      {applying && (
        <ConfirmDialog title="Apply the new verdicts?" action="Apply" confirm={apply} onClose={() => setApplying(false)}>
          <p>Whoever opens such a submission reads that it was judged again, and what it had before. You can undo it.</p>
          <label>
            <input type="checkbox" checked={taking} onChange={(event) => setTaking(event.target.checked)} /> Take the solved mark from whoever has no accepted solution left
          </label>
        </ConfirmDialog>
      )}
    </div>
  );
}

function judged(count: number): string {
  return count === 1 ? "One submission was judged again." : `${count} submissions were judged again.`;
}
