import { expect, it } from "vitest";

import { firstDifference, MOST, spanOf, spanWords } from "../src/features/verdict/fold";

it("shows all of what is small", () => {
  expect(spanOf(MOST, 3)).toEqual({ from: 0, to: MOST });
  expect(spanWords("rows", spanOf(MOST, 0), MOST)).toBe("");
});

it.each([
  [230, 0, 0, 8],
  [230, 7, 0, 8],
  [230, 100, 98, 106],
  [230, 229, 222, 230],
  [9, 8, 1, 9],
])("of %i rows, the first difference in row %i is within the eight that are shown", (count, bad, from, to) => {
  expect(spanOf(count, bad)).toEqual({ from, to });
  expect(spanWords("rows", { from, to }, count)).toBe(`rows ${from} to ${to - 1} of ${count}`);
});

it("finds the first difference row by row", () => {
  expect(firstDifference([false, false, false, true], 2)).toEqual([1, 1]);
  expect(firstDifference([], 3)).toEqual([0, 0]);
  expect(firstDifference([false], 1)).toEqual([0, 0]);
});
