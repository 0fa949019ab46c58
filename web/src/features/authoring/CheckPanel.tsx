/** The check of a draft: how far it is, and what it has found. */

import clsx from "clsx";

import { messageOf } from "../../api/errors";
import type { CheckResult } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { LineLink } from "../verdict/LineLink";
import styles from "./CheckPanel.module.css";
import type { DraftView } from "./draftFiles";
import { FaultList } from "./FaultList";
import { JobProgress } from "./JobProgress";
import panel from "./panel.module.css";
import type { Check, Place } from "./Workbench";

interface CheckPanelProps {
  view: DraftView;
  check: Check;
  goTo: (place: Place) => void;
}

export function CheckPanel({ view, check, goTo }: CheckPanelProps) {
  const { job, error, running } = check;
  return (
    <div className={panel.panel}>
      <p className={clsx(shared.soft, shared.small)}>
        A check runs the cases, every solution, and small edits of the reference that some case must catch. Only what it has found sound can be published.
      </p>
      {!running && (
        <p>
          <button type="button" className={shared.button} onClick={check.start}>
            {job ? "Check again" : "Check now"}
          </button>
        </p>
      )}
      {error !== null && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(error)}
        </p>
      )}
      {job && job.state !== "done" && <JobProgress job={job} what="Progress of the check" />}
      {job?.state === "done" && (
        <>
          {job.digest !== view.digest && <p className={clsx(shared.notice, shared.warn)}>The files have changed since this check.</p>}
          {job.error && (
            <p role="alert" className={clsx(shared.notice, shared.warn)}>
              {job.error}
            </p>
          )}
          {job.faults.length > 0 && <FaultList label="Faults that kept it from being done" faults={job.faults} paths={view.paths} goTo={goTo} />}
          {job.check && <Result result={job.check} paths={view.paths} goTo={goTo} />}
        </>
      )}
    </div>
  );
}

function Result({ result, paths, goTo }: { result: CheckResult; paths: string[]; goTo: (place: Place) => void }) {
  const { faults, notes, score } = result;
  const counts = `${counted(result.cases, "case")}, ${counted(result.accepted, "accepted solution")}, ${counted(result.rejected, "rejected solution")}, ${result.seconds.toFixed(1)} s.`;
  return (
    <>
      <p role="status" className={clsx(shared.notice, result.sound ? shared.good : shared.bad)}>
        {result.sound ? "The problem is sound." : `The check has found ${counted(faults.length, "fault")}.`} {counts}
      </p>
      {faults.length > 0 && <FaultList label="Faults of the check" faults={faults} paths={paths} goTo={goTo} />}
      {score && (
        <section aria-labelledby="mutants">
          <h2 id="mutants">Edits of the reference</h2>
          <p>
            {score.killed} caught by a case, {score.excused} excused, {score.survivors.length} not caught.
          </p>
          {score.survivors.length > 0 && (
            <ul className={styles.survivors}>
              {score.survivors.map(({ line, edit }, i) => (
                <li key={i}>
                  <LineLink onClick={() => goTo({ file: "reference.py", line })}>reference.py:{line}</LineLink> <code>{edit}</code>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">Notes</h2>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
