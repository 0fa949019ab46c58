/** Finds the smallest input that a submission fails on, and shows each smaller one as it is found, like any failing case. */

import clsx from "clsx";
import { useCallback, useEffect, useRef, useState } from "react";

import { messageOf } from "../../api/errors";
import { search } from "../../api/search";
import type { Report, Shrunk } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { CaseDetail } from "./CaseDetail";
import styles from "./Shrink.module.css";
import verdict from "./verdict.module.css";

const SHRINKABLE = new Set(["wrong_answer", "runtime_error"]);

type State = { kind: "idle" } | { kind: "searching"; step: Shrunk | null } | { kind: "found"; step: Shrunk } | { kind: "failed"; message: string };

/** Whether a report has an input that could be made smaller. */
export function shrinkable({ verdict, failures }: Report): boolean {
  const failure = failures[0];
  return SHRINKABLE.has(verdict) && Boolean(failure?.case) && failure?.group !== "scale" && failure?.mismatch?.kind !== "not_written";
}

export function Shrink({ submission, eager }: { submission: number; eager: boolean }) {
  const { state, ask } = useSearch(submission, eager);
  switch (state.kind) {
    case "idle":
      return (
        <section className={verdict.failure}>
          <AskButton ask={ask} />
        </section>
      );
    case "failed":
      return (
        <section className={verdict.failure}>
          <p className={clsx(shared.notice, shared.bad)} role="alert">
            {state.message}
          </p>
          <AskButton ask={ask} />
        </section>
      );
    default:
      return <Found step={state.step} searching={state.kind === "searching"} />;
  }
}

function AskButton({ ask }: { ask: () => void }) {
  return (
    <button type="button" className={shared.button} onClick={ask}>
      Find the smallest input that fails
    </button>
  );
}

function Found({ step, searching }: { step: Shrunk | null; searching: boolean }) {
  const result = step?.result;
  return (
    <section className={verdict.failure} aria-labelledby="smallest-title">
      <h3 id="smallest-title">{searching ? "Searching for a smaller input" : "The smallest input that fails"}</h3>
      <p className={clsx(shared.soft, shared.small)} role="status">
        {statusText(step, searching)}
      </p>
      {searching && <progress className={styles.searchProgress} aria-label="Searching" />}
      {result && <CaseDetail result={result} />}
    </section>
  );
}

function statusText(step: Shrunk | null, searching: boolean): string {
  if (searching) return step ? `The smallest of ${step.examples} so far.` : "Three seconds at most …";
  if (!step?.result) return "None smaller was found.";
  return `Found among ${step.examples} inputs.`;
}

/** One search at a time; the eager one gives way silently where the judge is busy. */
function useSearch(submission: number, eager: boolean): { state: State; ask: () => void } {
  const [state, setState] = useState<State>(eager ? { kind: "searching", step: null } : { kind: "idle" });
  const running = useRef<AbortController | null>(null);

  const begin = useCallback(
    async (unasked: boolean): Promise<void> => {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      const update = (next: State): void => {
        if (!controller.signal.aborted) setState(next);
      };
      try {
        const onStep = (step: Shrunk): void => update({ kind: "searching", step });
        update({ kind: "found", step: await search(submission, { unasked, onStep, signal: controller.signal }) });
      } catch (error) {
        update(unasked ? { kind: "idle" } : { kind: "failed", message: messageOf(error) });
      }
    },
    [submission],
  );

  useEffect(() => {
    if (eager) void begin(true);
    return () => running.current?.abort();
  }, [eager, begin]);

  const ask = (): void => {
    setState({ kind: "searching", step: null });
    void begin(false);
  };
  return { state, ask };
}
