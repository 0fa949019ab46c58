/** The result as it comes: sent, queued, cases filling in, verdict. What changes is also said to screen readers. */

import clsx from "clsx";

import { groupProgress, type Judging } from "../../api/judging";
import type { Problem } from "../../api/types";
import type { Actions } from "../../editor/setup";
import shared from "../../styles/shared.module.css";
import { GroupBoard } from "../verdict/GroupBoard";
import { headline } from "../verdict/names";
import { ReportView } from "../verdict/ReportView";
import { RunView } from "../verdict/RunView";
import reading from "./reading.module.css";
import { RefusedView } from "./RefusedView";
import styles from "./ResultTab.module.css";
import { SolvedNext } from "./SolvedNext";
import type { SubmissionState } from "./useSubmission";

interface ResultTabProps {
  problem: Problem;
  submission: SubmissionState;
  actions: Actions;
  goTo: (line: number) => void;
}

export function ResultTabView({ problem, submission, actions, goTo }: ResultTabProps) {
  return (
    <div className={reading.reading}>
      <p className={shared.visuallyHidden} role="status" aria-live="polite">
        {announcement(submission)}
      </p>
      <Body problem={problem} submission={submission} actions={actions} goTo={goTo} />
    </div>
  );
}

function Body({ problem, submission, actions, goTo }: ResultTabProps) {
  switch (submission.kind) {
    case "none":
      return (
        <div className={clsx(shared.soft, styles.resultEmpty)}>
          <p>
            <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs the examples and your own cases.
          </p>
          <p>
            <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>Enter</kbd> submits: all cases are judged.
          </p>
        </div>
      );
    case "sending":
      return <p className={shared.soft}>Sending …</p>;
    case "refused":
      return <RefusedView submission={submission} actions={actions} />;
    case "judging":
      return (
        <>
          {submission.lost && <p className={clsx(shared.notice, shared.bad)}>{submission.lost}</p>}
          <JudgingView problem={problem} id={submission.id} mode={submission.mode} judging={submission.judging} goTo={goTo} />
        </>
      );
  }
}

interface JudgingViewProps {
  problem: Problem;
  id: number;
  mode: "run" | "submit";
  judging: Judging;
  goTo: (line: number) => void;
}

function JudgingView({ problem, id, mode, judging, goTo }: JudgingViewProps) {
  const groups = groupProgress(judging);
  const { report } = judging;
  if (report && mode === "run" && judging.cases.length > 0) return <RunView report={report} cases={judging.cases} goTo={goTo} />;
  if (report) {
    return (
      <ReportView report={report} groups={groups} submission={id} eager={mode === "submit"} goTo={goTo}>
        {report.verdict === "accepted" && mode === "submit" && <SolvedNext problem={problem} />}
      </ReportView>
    );
  }
  return (
    <>
      <p className={styles.judgingNow}>
        {judging.phase === "queued" ? waiting(judging.ahead) : `Judging: ${judging.cases.length} of ${judging.total} cases`}
        {judging.attempt > 1 && <span className={shared.soft}> (attempt {judging.attempt})</span>}
      </p>
      <GroupBoard groups={groups} />
    </>
  );
}

function waiting(ahead: number): string {
  if (ahead === 0) return "Waiting for the judge …";
  return `Waiting for the judge: ${ahead === 1 ? "one submission comes" : `${ahead} submissions come`} first …`;
}

function announcement(submission: SubmissionState): string {
  if (submission.kind === "sending") return "Sending the submission.";
  if (submission.kind === "refused") return submission.error.message;
  if (submission.kind !== "judging") return "";
  const { report, phase, groups } = submission.judging;
  if (!report) return phase === "queued" ? "Waiting for the judge." : "Judging.";
  const passed = groups.reduce((sum, group) => sum + group.passed, 0);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const { title, sentence } = headline(report, submission.mode);
  return `${title}. ${passed} of ${total} cases passed. ${sentence}`;
}
