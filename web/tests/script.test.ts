import { expect, it } from "vitest";

import type { Entry } from "../src/api/types";
import type { CaseResult, Shown } from "../src/api/verdict";
import { scriptOf } from "../src/features/solving/script";

const shown = (text: string, truncated = false): Shown => ({ text, dtype: null, shape: null, cells: null, truncated });
const result: CaseResult = {
  case: "f/edge/one",
  entry: "f",
  group: "edge",
  verdict: "wrong_answer",
  cpu: 0,
  reference_cpu: null,
  sentence: "It is 2,\nexpected 1.",
  call: "f(\n    np.array([1.0]),\n)",
  case_call: "",
  note: "",
  inputs: [{ name: "x", value: shown("np.array([1.0])") }],
  expected: shown("1.0"),
  got: shown("2.0"),
  mismatch: null,
  stdout: "",
  stderr: "",
  traceback: "",
};
const way = { method: "allclose", rtol: 1e-6, atol: 1e-9, scaled: false } as const;
const entry: Entry = { name: "f", kind: "function", returns: ["loss"], comparisons: [way], driven: false, params: [] };
const script = (change: Partial<CaseResult> = {}, other: Partial<Entry> = {}) =>
  scriptOf({ source: "def f(x):\n    return 2.0\n", slug: "a-problem", entry: { ...entry, ...other }, result: { ...result, ...change } });
const text = (...args: Parameters<typeof script>): string => {
  const made = script(...args);
  return made.kind === "script" ? made.text : "";
};

it("has the source, the call and the assertion with its tolerance", () => {
  expect(text()).toContain("def f(x):\n    return 2.0\n");
  expect(text()).toContain("got = f(\n    np.array([1.0]),\n)\n");
  expect(text()).toContain("expected = 1.0\n");
  expect(text()).toContain('agree(got, expected, 0.000001, 1e-9, False, "loss")');
  expect(text()).toContain("# The case, as the judge calls it: It is 2, expected 1.\n");
});

it("asserts each of several outputs by its own tolerance", () => {
  const made = text({ expected: shown("(1.0, 2)") }, { returns: ["loss", "count"], comparisons: [way, { ...way, method: "exact" }] });
  expect(made).toContain('agree(got[0], expected[0], 0.000001, 1e-9, False, "loss")');
  expect(made).toContain('agree(got[1], expected[1], 0, 0, False, "count")');
});

it.each([
  ["a driven entry", {}, { driven: true }],
  ["many right answers", {}, { comparisons: [{ ...way, method: "up_to_sign" as const }] }],
  ["an exception", { expected: null }, {}],
])("asserts nothing of %s, and still calls", (_, change, other) => {
  expect(text(change, other)).toContain("\nf(\n");
  expect(text(change, other)).not.toContain("agree(");
});

it.each([
  ["input x", { inputs: [{ name: "x", value: shown("[1, …]", true) }] }],
  ["What is expected", { expected: shown("[1, …]", true) }],
  ["The call", { call: "" }],
  ["only the judge can make", { call: "f(Rng(3))" }],
])("is not made where something is missing: %s", (why, change) => {
  const made = script(change);
  expect(made.kind === "none" && made.why).toContain(why);
});
