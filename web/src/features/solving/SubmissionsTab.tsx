/** What was submitted before, each with its verdict and its code. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { messageOf } from "../../api/errors";
import { submissionQuery, submissionsKey } from "../../api/queries";
import { getSubmissions } from "../../api/routes";
import type { Problem, Submission } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { PythonCode } from "../../ui/PythonCode";
import { ReportView } from "../verdict/ReportView";
import { SubmissionList } from "../verdict/SubmissionList";
import verdict from "../verdict/verdict.module.css";
import reading from "./reading.module.css";

interface SubmissionsTabProps {
  problem: Problem;
  shown: boolean;
  asked: number | null;
  takeOver: (source: string) => void;
}

export function SubmissionsTab({ problem, shown, asked, takeOver }: SubmissionsTabProps) {
  const [chosen, setChosen] = useState(asked);
  const pages = useInfiniteQuery({
    queryKey: submissionsKey(problem.slug),
    queryFn: ({ pageParam }) => getSubmissions(problem.slug, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    enabled: shown,
  });
  if (chosen) return <SubmissionDetail id={chosen} back={() => setChosen(null)} takeOver={takeOver} />;
  if (pages.error) {
    return (
      <div className={reading.reading}>
        <p className={clsx(shared.notice, shared.bad)}>{messageOf(pages.error)}</p>
      </div>
    );
  }
  const lines = pages.data?.pages.flatMap((page) => page.items);
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

function SubmissionDetail({ id, back, takeOver }: { id: number; back: () => void; takeOver: (source: string) => void }) {
  const submission = useQuery(submissionQuery(id));
  return (
    <div className={reading.reading}>
      <p>
        <button type="button" className={clsx(shared.button, shared.quiet)} onClick={back}>
          ← All submissions
        </button>
      </p>
      {submission.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(submission.error)}</p>}
      {submission.data && <SubmissionView submission={submission.data} takeOver={takeOver} />}
    </div>
  );
}

function SubmissionView({ submission, takeOver }: { submission: Submission; takeOver: (source: string) => void }) {
  return (
    <>
      <p className={clsx(shared.soft, shared.small)}>{new Date(submission.created_at).toLocaleString()}</p>
      {submission.report ? <ReportView report={submission.report} submission={submission.id} groups={submission.report.groups.map((g) => ({ ...g, results: [] }))} /> : <p>Not judged yet.</p>}
      <section className={verdict.part}>
        <h4>Code</h4>
        <PythonCode source={submission.source} label="Submitted code" />
        <p>
          <button type="button" className={shared.button} onClick={() => takeOver(submission.source)}>
            Put this code into the editor
          </button>
        </p>
      </section>
    </>
  );
}
