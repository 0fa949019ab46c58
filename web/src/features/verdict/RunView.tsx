/** A run: every case can be looked at, the first that failed is shown first. */

import clsx from "clsx";
import { useState } from "react";

import type { CaseResult, Report } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { CheckMark, CrossMark } from "../../ui/icons";
import { CaseDetail } from "./CaseDetail";
import { Misconception } from "./Misconception";
import { caseName } from "./names";
import styles from "./RunView.module.css";
import verdict from "./verdict.module.css";
import { VerdictHead } from "./VerdictHead";

interface RunViewProps {
  report: Report;
  cases: CaseResult[];
  goTo: (line: number) => void;
}

export function RunView({ report, cases, goTo }: RunViewProps) {
  const firstFailing = cases.findIndex((c) => c.verdict !== "accepted");
  const [chosen, setChosen] = useState(Math.max(0, firstFailing));
  const result = cases[chosen] ?? cases[0];
  const several = new Set(cases.map((c) => c.entry)).size > 1;
  return (
    <article className={verdict.report}>
      <VerdictHead report={report} mode="run" goTo={goTo} />
      {report.failures[0]?.lesson && <Misconception text={report.failures[0].lesson} />}
      <div className={styles.caseChips} role="group" aria-label="Cases of this run">
        {cases.map((c, i) => (
          <button key={i} type="button" className={clsx(styles.caseChip, c.verdict === "accepted" ? styles.good : styles.bad)} aria-pressed={i === chosen} onClick={() => setChosen(i)}>
            {c.verdict === "accepted" ? <CheckMark size={14} /> : <CrossMark size={14} />}
            {chipName(c, several)}
            <span className={shared.visuallyHidden}>{c.verdict === "accepted" ? "passed" : "failed"}</span>
          </button>
        ))}
      </div>
      {result && <CaseDetail key={result.case} result={result} said={report.sentence} goTo={goTo} />}
    </article>
  );
}

function chipName(result: CaseResult, several: boolean): string {
  const name = result.group === "custom" ? `your case ${caseName(result.case)}` : caseName(result.case);
  return several ? `${result.entry}: ${name}` : name;
}
