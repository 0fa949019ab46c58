/** A run: every case can be looked at, the first that failed is shown first. */

import clsx from "clsx";
import { type ReactNode, useState } from "react";

import type { CaseResult, Report } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { CheckMark, CrossMark } from "../../ui/icons";
import { CaseDetail } from "./CaseDetail";
import { caseName } from "./names";
import styles from "./RunView.module.css";
import verdict from "./verdict.module.css";
import { VerdictHead } from "./VerdictHead";

interface RunViewProps {
  report: Report;
  cases: CaseResult[];
  goTo: (line: number) => void;
  /** What can be done with a failing case. */
  actions?: ((result: CaseResult) => ReactNode) | undefined;
}

export function RunView({ report, cases, goTo, actions }: RunViewProps) {
  const firstFailing = cases.findIndex((c) => c.verdict !== "accepted");
  const [chosen, setChosen] = useState(Math.max(0, firstFailing));
  const judged = cases[chosen] ?? cases[0];
  const result = report.failures.find((failure) => failure.case === judged?.case) ?? judged; // with its lesson
  const several = new Set(cases.map((c) => c.entry)).size > 1;
  return (
    <article className={verdict.report}>
      <VerdictHead report={report} mode="run" goTo={goTo} />
      <div className={styles.caseChips} role="group" aria-label="Cases of this run">
        {cases.map((c, i) => (
          <button key={i} type="button" className={clsx(styles.caseChip, c.verdict === "accepted" ? styles.good : styles.bad)} aria-pressed={i === chosen} onClick={() => setChosen(i)}>
            {c.verdict === "accepted" ? <CheckMark size={14} /> : <CrossMark size={14} />}
            {chipName(c, several)}
            <span className={shared.visuallyHidden}>{c.verdict === "accepted" ? "passed" : "failed"}</span>
          </button>
        ))}
      </div>
      {result && <CaseDetail key={result.case} result={result} shownSentence={report.sentence} goTo={goTo} actions={result.verdict === "accepted" ? null : actions?.(result)} />}
    </article>
  );
}

function chipName(result: CaseResult, several: boolean): string {
  const name = result.group === "custom" ? `your case ${caseName(result.case)}` : caseName(result.case);
  return several ? `${result.entry}: ${name}` : name;
}
