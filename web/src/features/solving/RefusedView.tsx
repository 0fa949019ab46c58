import clsx from "clsx";
import { useEffect, useState } from "react";

import type { Actions } from "../../editor/setup";
import shared from "../../styles/shared.module.css";
import type { SubmissionState } from "./useSubmission";

interface RefusedViewProps {
  submission: Extract<SubmissionState, { kind: "refused" }>;
  actions: Actions;
}

/** The server did not take the submission: why, that the code is safe, and the way to try again. */
export function RefusedView({ submission, actions }: RefusedViewProps) {
  const { error, mode } = submission;
  const wait = useCountdown(error.retryAfter ?? 0);
  if (error.code === "invalid_custom_case") return <p className={clsx(shared.notice, shared.bad)}>One of your own cases cannot be read. It is marked under “Your cases”.</p>;
  return (
    <div className={clsx(shared.notice, shared.bad)}>
      <p>{error.message} Your code is where it was.</p>
      <button type="button" className={shared.button} disabled={wait > 0} onClick={mode === "run" ? actions.run : actions.submit}>
        {wait > 0 ? `Try again in ${wait} s` : "Try again"}
      </button>
    </div>
  );
}

function useCountdown(from: number): number {
  const [left, setLeft] = useState(Math.ceil(from));
  useEffect(() => {
    const tick = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(tick);
  }, []);
  return left;
}
