/** What was submitted before, each with its verdict and its code. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { messageOf } from "../../api/errors";
import { submissionQuery, submissionsKey } from "../../api/queries";
import { getSubmissions } from "../../api/routes";
import type { Problem, Submission, SubmissionLine } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { PythonCode } from "../../ui/PythonCode";
import { VERDICTS } from "../verdict/names";
import { ReportView } from "../verdict/ReportView";
import { SubmissionList } from "../verdict/SubmissionList";
import verdict from "../verdict/verdict.module.css";
import { CompareDialog } from "./CompareDialog";
import reading from "./reading.module.css";
import styles from "./SubmissionsTab.module.css";

interface SubmissionsTabProps {
  problem: Problem;
  shown: boolean;
  asked: number | null;
  takeOver: (source: string) => void;
  /** What stands in the editor. */
  draft: () => string;
}

export function SubmissionsTab({ problem, shown, asked, takeOver, draft }: SubmissionsTabProps) {
  const [chosen, setChosen] = useState(asked);
  const pages = useInfiniteQuery({
    queryKey: submissionsKey(problem.slug),
    queryFn: ({ pageParam }) => getSubmissions(problem.slug, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: shown,
  });
  const lines = pages.data?.pages.flatMap((page) => page.items);
  if (chosen) {
    const others = lines?.filter(({ id }) => id !== chosen) ?? [];
    return <SubmissionDetail id={chosen} back={() => setChosen(null)} takeOver={takeOver} others={others} draft={draft} />;
  }
  if (pages.error) {
    return (
      <div className={reading.reading}>
        <p className={clsx(shared.notice, shared.bad)}>{messageOf(pages.error)}</p>
      </div>
    );
  }
  return (
    <div className={reading.reading}>
      {lines?.length === 0 && <p className={shared.soft}>Nothing submitted yet. What you submit is kept here with its code and verdict.</p>}
      {lines && lines.length > 0 && (
        <SubmissionList lines={lines} row={(line, props) => <button type="button" {...props} onClick={() => setChosen(line.id)} />} />
      )}
      {pages.hasNextPage && (
        <button type="button" className={shared.button} disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </button>
      )}
    </div>
  );
}

interface DetailProps {
  takeOver: (source: string) => void;
  others: SubmissionLine[];
  draft: () => string;
}

function SubmissionDetail({ id, back, ...rest }: DetailProps & { id: number; back: () => void }) {
  const submission = useQuery(submissionQuery(id));
  return (
    <div className={reading.reading}>
      <p>
        <button type="button" className={clsx(shared.button, shared.quiet)} onClick={back}>
          ← All submissions
        </button>
      </p>
      {submission.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(submission.error)}</p>}
      {submission.data && <SubmissionView submission={submission.data} {...rest} />}
    </div>
  );
}

function SubmissionView({ submission, takeOver, others, draft }: DetailProps & { submission: Submission }) {
  const [compared, setCompared] = useState<string | null>(null); // the draft as it stood when the comparison began
  return (
    <>
      <p className={clsx(shared.soft, shared.small)}>
        {new Date(submission.created_at).toLocaleString()}
        {submission.version_number !== null && `, judged with version ${submission.version_number} of the problem`}
      </p>
      {submission.rejudged_at && submission.verdict_before && (
        <p className={shared.notice}>
          The problem has changed, and this was judged again on {new Date(submission.rejudged_at).toLocaleDateString()}. Before that its verdict was: {VERDICTS[submission.verdict_before].toLowerCase()}.
        </p>
      )}
      {submission.report ? <ReportView report={submission.report} submission={submission.id} groups={submission.report.groups.map((g) => ({ ...g, results: [] }))} /> : <p>{submission.retrying ? "The judging failed on the server's side, and is tried again." : "Not judged yet."}</p>}
      <section className={verdict.part}>
        <h4>Code</h4>
        <PythonCode source={submission.source} label="Submitted code" />
        <p className={styles.codeActions}>
          <button type="button" className={shared.button} title="What stands there can be brought back with undo" onClick={() => takeOver(submission.source)}>
            Put this code into the editor
          </button>
          <button type="button" className={shared.button} onClick={() => setCompared(draft())}>
            Compare …
          </button>
        </p>
      </section>
      {compared !== null && <CompareDialog submission={submission} others={others} draft={compared} onClose={() => setCompared(null)} />}
    </>
  );
}
