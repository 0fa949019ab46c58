/** A submission's way as the page shows it: the fold of its events. */

import type { CaseResult, GroupCount, JudgeEvent, Report } from "./verdict";

export interface Judging {
  attempt: number;
  phase: "queued" | "running" | "done";
  /** Submissions that the judge takes before this one, while it waits. */
  ahead: number;
  /** The attempt failed on the server's side: it waits to be judged once more. */
  retrying: boolean;
  total: number;
  groups: GroupCount[];
  cases: CaseResult[];
  report: Report | null;
  seen: ReadonlySet<string>;
}

export const QUEUED: Judging = {
  attempt: 0,
  phase: "queued",
  ahead: 0,
  retrying: false,
  total: 0,
  groups: [],
  cases: [],
  report: null,
  seen: new Set(),
};

/** Drops what was already seen and what a later attempt has replaced; a new attempt starts from nothing. */
export function reduce(state: Judging, id: string, attempt: number, event: JudgeEvent): Judging {
  if (attempt < state.attempt) return state;
  // It comes under the id of the event before it, and says nothing of an attempt that has given its verdict.
  if (event.type === "queued" && event.retrying) return state.phase === "done" ? state : { ...QUEUED, attempt, retrying: true, seen: state.seen };
  if (state.seen.has(id)) return state;
  const base = attempt > state.attempt ? { ...QUEUED, attempt } : state;
  const next = { ...base, seen: new Set([...base.seen, id]) };
  switch (event.type) {
    case "queued":
      return { ...next, ahead: event.ahead };
    case "started":
      return { ...next, phase: "running", total: event.total, groups: event.groups };
    case "case":
      return { ...next, phase: "running", cases: [...next.cases, event.result] };
    case "verdict":
      return { ...next, phase: "done", report: event, groups: event.groups.length > 0 ? event.groups : next.groups };
  }
}

export interface GroupProgress extends GroupCount {
  results: CaseResult[];
}

/** Counts by entry and group as far as the cases have come; the report's own counts once it is there. */
export function groupProgress(judging: Judging): GroupProgress[] {
  return judging.groups.map((group) => {
    const results = judging.cases.filter((c) => c.entry === group.entry && c.group === group.group);
    if (judging.report) return { ...group, results };
    const passed = results.filter((c) => c.verdict === "accepted").length;
    return { ...group, results, passed, failed: results.length - passed, skipped: 0 };
  });
}
