import { describe, expect, it } from "vitest";

import type { Scalar } from "../src/api/verdict";
import { bytes, dimensions, errors, formatFor, seconds, short } from "../src/features/verdict/numbers";

const show = (values: Scalar[], pairs: [Scalar, Scalar][] = [], float = true): string[] => values.map(formatFor(values, pairs, float));

describe("numbers in columns", () => {
  it.each<[string, Scalar[], string[]]>([
    ["common decimals", [0.5, 12.25, -3], ["0.50", "12.25", "-3.00"]],
    ["one decimal is kept", [1, 2, 3], ["1.0", "2.0", "3.0"]],
    ["four digits of the largest", [0.123456, 0.7], ["0.1235", "0.7000"]],
    ["small beside large keeps two digits", [1000, 0.0123], ["1000.000", "0.012"]],
    ["far apart: scientific", [1e-12, 3], ["1.000e-12", "3.000e+00"]],
    ["huge: scientific", [1e30], ["1.000e+30"]],
    ["what is not finite stands as it is", ["nan", "inf", "-inf", 1.5], ["nan", "inf", "-inf", "1.5"]],
    ["zeros alone", [0, 0], ["0.0", "0.0"]],
  ])("%s", (_, values, expected) => {
    expect(show(values)).toEqual(expected);
  });

  it("leaves integers, booleans and text alone", () => {
    expect(show([1, -20], [], false)).toEqual(["1", "-20"]);
    expect(show([true, false, null, "a"], [], false)).toEqual(["True", "False", "None", "a"]);
  });

  it("gives digits until numbers that differ look different", () => {
    const pair: [Scalar, Scalar] = [0.333333333, 0.333333334];
    const [a, b] = show(pair, [pair]);
    expect(a).not.toBe(b);
    expect(a).toHaveLength(b?.length ?? 0);
  });

  it("never loops for numbers that differ in their last bit", () => {
    const pair: [Scalar, Scalar] = [0.1 + 0.2, 0.3];
    const [a, b] = show(pair, [pair]);
    expect(a).not.toBe(b);
  });
});

describe("errors", () => {
  it("are the distance of each pair; what is not finite in one alone has none", () => {
    expect(errors([[1, 2]], [[1, 2.5]])).toEqual([[0, 0.5]]);
    expect(errors([["nan", 1]], [["nan", "inf"]])).toEqual([[0, NaN]]);
  });

  it.each([
    [[1], [1]],
    [[[1, 2]], [[1]]],
    [[["a"]], [["b"]]],
  ])("need two numeric matrices of one shape: %j %j", (a, b) => {
    expect(errors(a, b)).toBeNull();
  });
});

it("knows dimensions", () => {
  expect([dimensions(1), dimensions([]), dimensions([1]), dimensions([[1]])]).toEqual([0, 1, 1, 2]);
});

it("says sizes and times as people do", () => {
  expect([0, 0.5222222, 123456, 1e-9].map(short)).toEqual(["0", "0.5222", "1.23e+5", "1.00e-9"]);
  expect([0.0000004, 0.0007, 0.0123, 0.25, 1.5].map(seconds)).toEqual(["1 µs", "700 µs", "12 ms", "250 ms", "1.5 s"]);
  expect([1000, 3 << 20].map(bytes)).toEqual(["1 KB", "3 MB"]);
});
