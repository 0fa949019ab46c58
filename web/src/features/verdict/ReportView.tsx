/** A verdict: its name and sentence, the groups, the failing cases, the times. */

import clsx from "clsx";
import type { ReactNode } from "react";

import type { GroupProgress } from "../../api/judging";
import type { CaseResult, Report } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { FailureTabs } from "./FailureTabs";
import { GrowthView } from "./GrowthView";
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
  /** What can be done with a failing case. */
  actions?: ((result: CaseResult) => ReactNode) | undefined;
  children?: ReactNode;
}

export function ReportView({ report, groups, submission, eager = false, goTo, actions, children }: ReportViewProps) {
  const { growth = [] } = report;
  return (
    <article className={verdict.report}>
      <VerdictHead report={report} goTo={goTo} />
      {children}
      {report.hint && <p className={shared.small}>{report.hint}</p>}
      <FailureTabs report={report} groups={groups} goTo={goTo} actions={actions} />
      {submission !== undefined && shrinkable(report) && <Shrink key={submission} submission={submission} eager={eager} />}
      {growth.map((each) => (
        <GrowthView key={each.entry} growth={each} several={growth.length > 1} />
      ))}
      {report.cpu > 0 && <Times own={report.cpu} reference={report.reference_cpu} />}
      {report.memory !== null && <p className={clsx(shared.soft, shared.small)}>Memory: {bytes(report.memory)} above the interpreter.</p>}
    </article>
  );
}
