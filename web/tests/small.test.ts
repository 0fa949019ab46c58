import { describe, expect, it } from "vitest";

import { ago } from "../src/ui/time";
import { changeBetween } from "../src/editor/change";
import { holderOf } from "../src/editor/numpyCompletion";
import { NUMPY } from "../src/editor/numpyNames";
import { offsetOf } from "../src/features/solving/offset";
import { casesToSend, startingCase } from "../src/features/solving/useCustomCases";
import { headline } from "../src/features/verdict/names";
import { level, weeksUpTo } from "../src/features/progress/weeks";

describe("the change between two texts", () => {
  it.each([
    ["abc", "abXc", { from: 2, to: 2, insert: "X" }],
    ["abc", "", { from: 0, to: 3, insert: "" }],
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["one two three", "one 2 three", { from: 4, to: 7, insert: "2" }],
  ])("%j -> %j", (from, to, change) => {
    expect(changeBetween(from, to)).toEqual(change);
    expect(from.slice(0, change.from) + change.insert + from.slice(change.to)).toBe(to);
  });

  it("is none for the same text", () => {
    expect(changeBetween("a", "a")).toBeNull();
  });
});

describe("completion of NumPy's names", () => {
  it.each([
    ["np", "", ""],
    ["numpy", ".linalg", "linalg"],
    ["np", ".linalg.norm", null],
    ["np", ".Generator", null],
    ["rng", "", "Generator"],
    ["rng", ".normal", null],
  ])("%s%s", (root, path, holder) => {
    expect(holderOf(root, path)).toBe(holder);
  });

  it("knows the names that people use", () => {
    expect(NUMPY[""]?.map(([name]) => name)).toEqual(expect.arrayContaining(["exp", "einsum", "newaxis", "float64", "linalg"]));
    expect(NUMPY.linalg?.map(([name]) => name)).toContain("norm");
    expect(NUMPY.Generator?.map(([name]) => name)).toContain("normal");
  });
});

it("sends the cases that are not empty, and remembers their indices", () => {
  expect(casesToSend(["f(1)", "  ", " f(2)\n"])).toEqual({ custom: ["f(1)", "f(2)"], indices: [0, 2] });
});

describe("an example as a case to start from", () => {
  const input = (name: string, text: string) => ({ name, value: { text, dtype: null, shape: null, cells: null, truncated: false, picture: null } });

  it.each([
    ["relu(np.array([1.0]))", [input("x", "np.array([1.0])")], "relu(np.array([1.0]))"],
    ["layer = relu()\nlayer(1)", [input("a", "1"), input("b", "[2]")], "relu(a=1, b=[2])"],
    ["[list(relu(1))]", [input("x", "np.array([[1],\n          [2]])"), input("k", "3")], "relu(\n    x=np.array([[1],\n              [2]]),\n    k=3,\n)"],
  ])("%j", (call, inputs, text) => {
    expect(startingCase({ entry: "relu", call, inputs })).toBe(text);
  });
});

it.each([
  ["accepted", "submit", "Accepted: all 98 cases passed.", "Accepted", "All 98 cases passed."],
  ["accepted", "run", "Accepted: all 4 cases passed.", "Passed", "All 4 cases passed. Submit to be judged by every case."],
  ["time_limit", "run", "It takes too long.", "Too slow", "It takes too long."],
] as const)("the headline of %s in mode %s", (verdict, mode, sentence, title, said) => {
  expect(headline({ verdict, sentence }, mode)).toEqual({ title, sentence: said });
});

it("finds a line and a column in a text", () => {
  expect(offsetOf("ab\ncd", 2, 2)).toBe(4);
  expect(offsetOf("ab", 9, 9)).toBe(2);
});

describe("the calendar", () => {
  it("is whole weeks from Monday, without the days to come", () => {
    const [last] = weeksUpTo("2026-11-25", 1, [{ date: "2026-11-24", submissions: 2, solved: 1 }]);
    expect(last?.map((day) => day?.date ?? null)).toEqual(["2026-11-23", "2026-11-24", "2026-11-25", null, null, null, null]);
    expect(last?.[1]?.submissions).toBe(2);
  });

  it("has five levels", () => {
    expect([0, 1, 3, 6, 12].map(level)).toEqual([0, 1, 2, 3, 4]);
  });
});

it("says how long ago something was", () => {
  const now = Date.parse("2026-01-02T00:00:00Z");
  expect(["2026-01-01T23:59:50Z", "2026-01-01T23:50:00Z", "2026-01-01T00:00:00Z"].map((then) => ago(then, now))).toEqual([
    "just now",
    "10 minutes ago",
    "yesterday",
  ]);
});
