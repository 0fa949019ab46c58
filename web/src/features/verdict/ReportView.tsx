/** A verdict: its name and sentence, the groups, the first failing case whole, the times. */

import clsx from "clsx";
import type { ReactNode } from "react";

import type { GroupProgress } from "../../api/judging";
import type { CaseResult, Report } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { CaseDetail } from "./CaseDetail";
import { GroupBoard } from "./GroupBoard";
import { GrowthView } from "./GrowthView";
import { Misconception } from "./Misconception";
import { bytes } from "./numbers";
import { Shrink, shrinkable } from "./Shrink";
import { Times } from "./Times";
import verdict from "./verdict.module.css";
import { VerdictHead } from "./VerdictHead";

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
  const { growth = [] } = report;
  const failure = report.failures[0];
  return (
    <article className={verdict.report}>
      <VerdictHead report={report} goTo={goTo} />
      {children}
      {failure?.lesson && <Misconception text={failure.lesson} />}
      {report.hint && <p className={shared.small}>{report.hint}</p>}
      {groups.some((group) => group.passed + group.failed > 0) && <GroupBoard groups={groups} />}
      {failure && hasDetails(failure) && (
        <section className={verdict.failure} aria-labelledby="failure-title">
          <h3 id="failure-title">{failure.case ? "First failing case" : "Before the first case"} <span className={clsx(shared.mono, shared.soft)}>{failure.case}</span></h3>
          <CaseDetail result={failure} said={report.sentence} goTo={goTo} />
        </section>
      )}
      {submission !== undefined && shrinkable(report) && <Shrink key={submission} submission={submission} eager={eager} />}
      {growth.map((each) => (
        <GrowthView key={each.entry} growth={each} several={growth.length > 1} />
      ))}
      {report.cpu > 0 && <Times own={report.cpu} reference={report.reference_cpu} />}
      {report.memory !== null && <p className={clsx(shared.soft, shared.small)}>Memory: {bytes(report.memory)} above the interpreter.</p>}
    </article>
  );
}

/** What failed before the first case may have nothing to show beyond the report's sentence. */
function hasDetails(failure: CaseResult): boolean {
  return [failure.case, failure.traceback, failure.stdout, failure.stderr].some(Boolean);
}
