import clsx from "clsx";
import { useState } from "react";

import type { Problem } from "../../api/types";
import type { CaseResult } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import styles from "./FailureActions.module.css";
import { scriptOf } from "./script";
import { type CustomCases, MOST_CASES, startingCase } from "./useCustomCases";

interface FailureActionsProps {
  problem: Problem;
  result: CaseResult;
  /** The source that failed. */
  source: string;
  custom: CustomCases;
}

/** What can be done with a failing case: keep it among one's own, or take it along as a script. */
export function FailureActions({ problem, result, source, custom }: FailureActionsProps) {
  const [status, setStatus] = useState("");
  const entry = problem.entries.find(({ name }) => name === result.entry);
  const script = scriptOf({ source, slug: problem.slug, entry, result });
  const keepFault = whyNotKept(result, custom);

  const keep = (): void => {
    custom.add(startingCase(result));
    setStatus("Kept: a run judges it from now on.");
  };
  const copy = (): void => {
    if (script.kind === "none") return;
    navigator.clipboard.writeText(script.text).then(
      () => setStatus("Copied: the script runs alone with NumPy."),
      () => setStatus("The browser did not let the script be copied."),
    );
  };

  const reasons = [...new Set([keepFault, script.kind === "none" ? script.why : ""].filter(Boolean))];
  return (
    <div className={styles.actions}>
      {result.group !== "custom" && (
        <button type="button" className={shared.button} disabled={keepFault !== ""} onClick={keep}>
          Keep as my case
        </button>
      )}
      <button type="button" className={shared.button} disabled={script.kind === "none"} onClick={copy}>
        Copy as a script
      </button>
      <span role="status" className={clsx(shared.soft, shared.small)}>
        {status}
      </span>
      {reasons.map((reason) => (
        <p key={reason} className={clsx(shared.soft, shared.small, styles.reason)}>
          {reason}
        </p>
      ))}
    </div>
  );
}

/** Why a case cannot be kept; "" where it can. */
function whyNotKept(result: CaseResult, { cases }: CustomCases): string {
  if (result.group === "custom") return "";
  const cut = result.inputs.find(({ value }) => value.truncated);
  if (!result.call) return "This case has no call that could be kept.";
  if (cut) return `The input ${cut.name} is too large to be shown whole, so that the case cannot be kept.`;
  if (cases.includes(startingCase(result))) return "This case is among yours.";
  return cases.length >= MOST_CASES ? `You have ${MOST_CASES} cases of your own, which is all that a run takes.` : "";
}
