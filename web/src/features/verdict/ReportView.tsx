/** A verdict: its name and sentence, the groups, the first failing case whole, the times. */

import type { ReactNode } from "react";

import type { GroupProgress } from "../../api/judging";
import type { CaseResult, Mode, Report } from "../../api/verdict";
import { CheckMark, CrossMark } from "../../ui/icons";
import { CaseDetail } from "./CaseDetail";
import { GroupBoard } from "./GroupBoard";
import { GrowthView } from "./GrowthView";
import { headline } from "./names";
import { bytes } from "./numbers";
import { Shrink, shrinkable } from "./Shrink";
import { Times } from "./Times";
import "./verdict.css";

interface ReportViewProps {
  report: Report;
  groups: GroupProgress[];
  /** The submission's number, where a smaller failing input may be asked for. */
  submission?: number | undefined;
  /** Whether a smaller input is searched for at once, if the judge has nothing else to do. */
  eager?: boolean;
  goTo?: ((line: number) => void) | undefined;
  children?: ReactNode;
}

export function ReportView({ report, groups, submission, eager = false, goTo, children }: ReportViewProps) {
  const { failure, growth = [] } = report;
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
      {groups.some((group) => group.passed + group.failed > 0) && <GroupBoard groups={groups} />}
      {failure && hasDetails(failure) && (
        <section className="failure" aria-labelledby="failure-title">
          <h3 id="failure-title">{failure.case ? "First failing case" : "Before the first case"} <span className="mono soft">{failure.case}</span></h3>
          <CaseDetail result={failure} said={report.sentence} goTo={goTo} />
        </section>
      )}
      {submission !== undefined && shrinkable(report) && <Shrink key={submission} submission={submission} eager={eager} />}
      {growth.map((each) => (
        <GrowthView key={each.entry} growth={each} several={growth.length > 1} />
      ))}
      {report.cpu > 0 && <Times own={report.cpu} reference={report.reference_cpu} />}
      {report.memory !== null && <p className="soft small">Memory: {bytes(report.memory)} above the interpreter.</p>}
    </article>
  );
}

/** What failed before the first case may have nothing to show beyond the report's sentence. */
function hasDetails(failure: CaseResult): boolean {
  return [failure.case, failure.traceback, failure.stdout, failure.stderr].some(Boolean);
}

interface VerdictHeadProps {
  report: Report;
  mode?: Mode;
  goTo?: ((line: number) => void) | undefined;
}

export function VerdictHead({ report, mode = "submit", goTo }: VerdictHeadProps) {
  const { title, sentence } = headline(report, mode);
  const accepted = report.verdict === "accepted";
  const ours = report.verdict === "judge_error";
  const { line } = report;
  return (
    <header className={`verdict-head ${accepted ? "good" : ours ? "warn" : "bad"}`}>
      <span className="verdict-icon">{accepted ? <CheckMark size={20} /> : <CrossMark size={20} />}</span>
      <div>
        <h2>{title}</h2>
        <p>
          {sentence}
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
