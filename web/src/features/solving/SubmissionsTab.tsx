/** What was submitted before, each with its verdict and its code. */

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { messageOf } from "../../api/errors";
import { submissionQuery, submissionsKey } from "../../api/queries";
import { getSubmissions } from "../../api/routes";
import type { Problem, Submission, SubmissionLine } from "../../api/types";
import { PythonCode } from "../../ui/PythonCode";
import { SubmissionRow } from "../verdict/SubmissionList";
import { ReportView } from "../verdict/ReportView";

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
  if (pages.error) return <p className="reading notice bad">{messageOf(pages.error)}</p>;
  const lines = pages.data?.pages.flatMap((page) => page.items);
  return (
    <div className="reading">
      {lines?.length === 0 && <p className="soft">Nothing submitted yet. What you submit is kept here with its code and verdict.</p>}
      {lines && lines.length > 0 && <SubmissionList lines={lines} choose={setChosen} />}
      {pages.hasNextPage && (
        <button type="button" className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </button>
      )}
    </div>
  );
}

function SubmissionList({ lines, choose }: { lines: SubmissionLine[]; choose: (id: number) => void }) {
  return (
    <ul className="submission-list">
      {lines.map((line) => (
        <li key={line.id}>
          <button type="button" className="submission-row" onClick={() => choose(line.id)}>
            <SubmissionRow line={line} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function SubmissionDetail({ id, back, takeOver }: { id: number; back: () => void; takeOver: (source: string) => void }) {
  const submission = useQuery(submissionQuery(id));
  return (
    <div className="reading">
      <p>
        <button type="button" className="button quiet" onClick={back}>
          ← All submissions
        </button>
      </p>
      {submission.error && <p className="notice bad">{messageOf(submission.error)}</p>}
      {submission.data && <SubmissionView submission={submission.data} takeOver={takeOver} />}
    </div>
  );
}

function SubmissionView({ submission, takeOver }: { submission: Submission; takeOver: (source: string) => void }) {
  return (
    <>
      <p className="soft small">{new Date(submission.created_at).toLocaleString()}</p>
      {submission.report ? <ReportView report={submission.report} submission={submission.id} groups={submission.report.groups.map((g) => ({ ...g, results: [] }))} /> : <p>Not judged yet.</p>}
      <section className="part">
        <h4>Code</h4>
        <PythonCode source={submission.source} label="Submitted code" />
        <p>
          <button type="button" className="button" onClick={() => takeOver(submission.source)}>
            Put this code into the editor
          </button>
        </p>
      </section>
    </>
  );
}
