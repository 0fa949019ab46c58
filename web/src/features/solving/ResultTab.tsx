/** The result as it comes: sent, queued, cases filling in, verdict. What changes is also said to screen readers. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";

import { groupProgress, type Judging } from "../../api/judging";
import { submissionQuery } from "../../api/queries";
import type { Problem } from "../../api/types";
import type { CaseResult } from "../../api/verdict";
import type { Actions } from "../../editor/setup";
import shared from "../../styles/shared.module.css";
import { GroupBoard } from "../verdict/GroupBoard";
import { headline } from "../verdict/names";
import { ReportView } from "../verdict/ReportView";
import { RunView } from "../verdict/RunView";
import { CancelButton } from "./CancelButton";
import { FailureActions } from "./FailureActions";
import reading from "./reading.module.css";
import { RefusedView } from "./RefusedView";
import styles from "./ResultTab.module.css";
import { SolvedNext } from "./SolvedNext";
import type { CustomCases } from "./useCustomCases";
import type { SubmissionState } from "./useSubmission";

interface ResultTabProps {
  problem: Problem;
  submission: SubmissionState;
  custom: CustomCases;
  actions: Actions;
  goTo: (line: number) => void;
}

export function ResultTabView({ problem, submission, custom, actions, goTo }: ResultTabProps) {
  return (
    <div className={reading.reading}>
      <p className={shared.visuallyHidden} role="status" aria-live="polite">
        {announcement(submission)}
      </p>
      <Body problem={problem} submission={submission} custom={custom} actions={actions} goTo={goTo} />
    </div>
  );
}

function Body({ problem, submission, custom, actions, goTo }: ResultTabProps) {
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
          <JudgingView problem={problem} submission={submission} custom={custom} goTo={goTo} />
        </>
      );
  }
}

interface JudgingViewProps {
  problem: Problem;
  submission: Extract<SubmissionState, { kind: "judging" }>;
  custom: CustomCases;
  goTo: (line: number) => void;
}

function JudgingView({ problem, submission, custom, goTo }: JudgingViewProps) {
  const { id, mode, judging } = submission;
  const source = useSource(submission);
  const groups = groupProgress(judging);
  const { report } = judging;
  const actions = (result: CaseResult) => source !== null && <FailureActions key={result.case} problem={problem} result={result} source={source} custom={custom} />;
  if (report && mode === "run" && judging.cases.length > 0) return <RunView report={report} cases={judging.cases} goTo={goTo} actions={actions} />;
  if (report) {
    return (
      <ReportView report={report} groups={groups} submission={id} eager={mode === "submit"} goTo={goTo} actions={actions}>
        {report.verdict === "accepted" && mode === "submit" && <SolvedNext problem={problem} />}
      </ReportView>
    );
  }
  return (
    <>
      <div className={styles.judgingNow}>
        <span>
          {judging.phase === "queued" ? waiting(judging) : `Judging: ${judging.cases.length} of ${judging.total} cases`}
          {judging.attempt > 1 && judging.phase === "running" && <span className={shared.soft}> (attempt {judging.attempt})</span>}
        </span>
        <CancelButton key={id} id={id} />
      </div>
      <GroupBoard groups={groups} />
    </>
  );
}

/** What was sent; after a reload the server is asked for it, once there is something to say of it. */
function useSource({ id, source, judging }: JudgingViewProps["submission"]): string | null {
  const stored = useQuery({ ...submissionQuery(id), enabled: source === null && judging.report !== null });
  return source ?? stored.data?.source ?? null;
}

function waiting({ ahead, retrying }: Judging): string {
  if (retrying) return "The judging failed on the server's side. Trying again …";
  if (ahead === 0) return "Waiting for the judge …";
  return `Waiting for the judge: ${ahead === 1 ? "one submission comes" : `${ahead} submissions come`} first …`;
}

function announcement(submission: SubmissionState): string {
  if (submission.kind === "sending") return "Sending the submission.";
  if (submission.kind === "refused") return submission.error.message;
  if (submission.kind !== "judging") return "";
  const { report, phase, groups, retrying } = submission.judging;
  if (retrying) return "The judging failed on the server's side. Trying again.";
  if (!report) return phase === "queued" ? "Waiting for the judge." : "Judging.";
  const passed = groups.reduce((sum, group) => sum + group.passed, 0);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const { title, sentence } = headline(report, submission.mode);
  return `${title}. ${passed} of ${total} cases passed. ${sentence}`;
}
