import { describe, expect, it } from "vitest";

import { groupProgress, type Judging, QUEUED, reduce } from "../src/api/judging";
import type { CaseResult, JudgeEvent, Report, Verdict } from "../src/api/verdict";

const result = (verdict: Verdict, name = "softmax/edge/one"): CaseResult => ({
  case: name,
  entry: "softmax",
  group: "edge",
  verdict,
  cpu: 0,
  reference_cpu: null,
  sentence: "",
  call: "",
  case_call: "",
  note: "",
  inputs: [],
  expected: null,
  got: null,
  mismatch: null,
  stdout: "",
  stderr: "",
  traceback: "",
  lesson: "",
});

const started: JudgeEvent = { type: "started", total: 2, groups: [{ entry: "softmax", group: "edge", passed: 0, failed: 0, skipped: 0, total: 2 }] };
const judged = (verdict: Verdict, index: number): JudgeEvent => ({ type: "case", index, result: result(verdict) });
const report: Report = {
  type: "verdict",
  verdict: "wrong_answer",
  sentence: "",
  groups: [{ entry: "softmax", group: "edge", passed: 1, failed: 1, skipped: 0, total: 2 }],
  failures: [],
  hint: "",
  cpu: 0,
  reference_cpu: null,
  memory: null,
  line: null,
  transient: false,
};

const fold = (events: [id: string, attempt: number, event: JudgeEvent][]): Judging =>
  events.reduce((state, [id, attempt, event]) => reduce(state, id, attempt, event), QUEUED);

describe("the fold of a submission's events", () => {
  it("goes from queued over running to done", () => {
    expect(fold([["0-0", 0, { type: "queued", ahead: 0, retrying: false }]]).phase).toBe("queued");
    expect(fold([["1-0", 1, started]]).phase).toBe("running");
    expect(fold([["1-0", 1, started], ["1-1", 1, report]])).toMatchObject({ phase: "done", report });
  });

  it("counts as the cases come", () => {
    const running = fold([["1-0", 1, started], ["1-1", 1, judged("accepted", 0)], ["1-2", 1, judged("wrong_answer", 1)]]);
    expect(groupProgress(running)).toMatchObject([{ passed: 1, failed: 1, total: 2 }]);
  });

  it("takes an event once, however often it is sent", () => {
    const twice = fold([["1-0", 1, started], ["1-1", 1, judged("accepted", 0)], ["1-1", 1, judged("accepted", 0)]]);
    expect(twice.cases).toHaveLength(1);
  });

  it("begins anew with a later attempt, and hears nothing more of the one before", () => {
    const later = fold([
      ["1-0", 1, started],
      ["1-1", 1, judged("accepted", 0)],
      ["2-0", 2, started],
      ["1-2", 1, judged("accepted", 1)],
    ]);
    expect(later).toMatchObject({ attempt: 2, cases: [] });
  });

  it("says that a failed attempt is tried again, under the id of its last event, until the next one begins", () => {
    const failed: [string, number, JudgeEvent][] = [
      ["1-1", 1, started],
      ["1-2", 1, judged("accepted", 0)],
      ["1-2", 1, { type: "queued", ahead: 0, retrying: true }],
    ];
    expect(fold(failed)).toMatchObject({ phase: "queued", retrying: true, cases: [] });
    expect(fold([...failed, ["2-1", 2, started]])).toMatchObject({ attempt: 2, phase: "running", retrying: false });
    expect(fold([["1-1", 1, report], ["1-1", 1, { type: "queued", ahead: 0, retrying: true }]])).toMatchObject({ phase: "done", retrying: false });
  });

  it("shows the report's counts once it is there", () => {
    expect(groupProgress(fold([["1-0", 1, started], ["1-1", 1, report]]))).toMatchObject([{ passed: 1, failed: 1 }]);
  });
});
