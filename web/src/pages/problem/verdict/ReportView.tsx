/** A verdict: its name and sentence, the groups, the first failing case whole, the times. */

import type { ReactNode } from "react";

import type { GroupProgress } from "../../../api/judging";
import type { Report } from "../../../api/verdict";
import { CheckMark, CrossMark } from "../../../components/icons";
import { CaseDetail } from "./CaseDetail";
import { GroupBoard } from "./GroupBoard";
import { VERDICTS } from "./names";
import { bytes } from "./numbers";
import { Smallest, shrinkable } from "./Smallest";
import { Times } from "./Times";
import "./verdict.css";

interface ReportViewProps {
  report: Report;
  groups: GroupProgress[];
  /** The submission's number, where a smaller failing input may be asked for. */
  submission?: number | undefined;
  goTo?: ((line: number) => void) | undefined;
  children?: ReactNode;
}

export function ReportView({ report, groups, submission, goTo, children }: ReportViewProps) {
  const { failure } = report;
  return (
    <article className="report">
      <VerdictHead report={report} goTo={goTo} />
      {children}
      {report.misconception && (
        <div className="misconception">
          <h3>A known mistake</h3>
          <p>{report.misconception}</p>
        </div>
      )}
      {report.hint && <p className="small">{report.hint}</p>}
      <GroupBoard groups={groups} />
      {failure && (
        <section className="failure" aria-labelledby="failure-title">
          <h3 id="failure-title">{failure.case ? "First failing case" : "Before the first case"} <span className="mono soft">{failure.case}</span></h3>
          <CaseDetail result={failure} said={report.sentence} goTo={goTo} />
        </section>
      )}
      {submission !== undefined && shrinkable(report) && <Smallest key={submission} submission={submission} />}
      {report.cpu > 0 && <Times own={report.cpu} reference={report.reference_cpu} />}
      {report.memory !== null && <p className="soft small">Memory: {bytes(report.memory)} above the interpreter.</p>}
    </article>
  );
}

export function VerdictHead({ report, goTo }: { report: Report; goTo?: ((line: number) => void) | undefined }) {
  const accepted = report.verdict === "accepted";
  const ours = report.verdict === "judge_error";
  const { line } = report;
  return (
    <header className={`verdict-head ${accepted ? "good" : ours ? "warn" : "bad"}`}>
      <span className="verdict-icon">{accepted ? <CheckMark size={20} /> : <CrossMark size={20} />}</span>
      <div>
        <h2>{VERDICTS[report.verdict]}</h2>
        <p>
          {accepted ? withoutName(report.sentence) : report.sentence}
          {line !== null && goTo && (
            <>
              {" "}
              <button type="button" className="line-link" onClick={() => goTo(line)}>
                Go to line {line}
              </button>
            </>
          )}
        </p>
      </div>
    </header>
  );
}

/** "Accepted: all 98 cases passed." under a heading that says so already. */
function withoutName(sentence: string): string {
  const rest = sentence.replace(/^accepted:\s*/i, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
