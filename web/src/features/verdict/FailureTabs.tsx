/** The board of the groups, and below it one failing case for each entry and group that fails: its dot on the board is its tab. */

import clsx from "clsx";
import { type ReactNode, useId, useState } from "react";

import type { GroupProgress } from "../../api/judging";
import type { CaseResult, Report } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { CaseDetail } from "./CaseDetail";
import styles from "./FailureTabs.module.css";
import { GroupBoard, type Handles } from "./GroupBoard";
import { GROUPS } from "./names";
import verdict from "./verdict.module.css";

interface FailureTabsProps {
  report: Report;
  groups: GroupProgress[];
  goTo?: ((line: number) => void) | undefined;
  /** What can be done with a failing case. */
  actions?: ((result: CaseResult) => ReactNode) | undefined;
}

export function FailureTabs({ report, groups, goTo, actions }: FailureTabsProps) {
  const base = useId();
  const failures = report.failures.filter((failure) => failure.case);
  const [wanted, setWanted] = useState(0);
  const chosen = wanted < failures.length ? wanted : 0;
  const failure = failures[chosen];
  const judged = groups.some((group) => group.passed + group.failed > 0);
  const tabId = (index: number): string => `${base}-${index}`;
  const panelId = `${base}-panel`;
  const handles: Handles | undefined = judged && failure ? { failures, chosen, onChoose: setWanted, tabId, panelId } : undefined;
  return (
    <>
      {judged && <GroupBoard groups={groups} handles={handles} />}
      {failure && (
        <section className={verdict.failure} id={panelId} {...(handles ? { role: "tabpanel", "aria-labelledby": tabId(chosen), tabIndex: 0 } : {})}>
          <header className={styles.head}>
            <h3>
              {failures.length > 1 ? GROUPS[failure.group] : "Failing case"} <span className={clsx(shared.mono, shared.soft)}>{failure.case}</span>
            </h3>
            {failures.length > 1 && (
              <p className={clsx(shared.soft, shared.small)}>
                {chosen + 1} of {failures.length}: the larger dots above are the others
              </p>
            )}
          </header>
          <CaseDetail key={failure.case} result={failure} shownSentence={chosen === 0 ? report.sentence : ""} goTo={goTo} actions={actions?.(failure)} />
        </section>
      )}
      {report.failures.filter((each) => !each.case && hasDetails(each)).map((each, i) => (
        <section key={i} className={verdict.failure} aria-labelledby={`${base}-before`}>
          <h3 id={`${base}-before`}>Before the first case</h3>
          <CaseDetail result={each} shownSentence={report.sentence} goTo={goTo} />
        </section>
      ))}
    </>
  );
}

/** What failed before the first case may have nothing to show beyond the report's sentence. */
function hasDetails(failure: CaseResult): boolean {
  return [failure.traceback, failure.stdout, failure.stderr].some(Boolean);
}
