import { describe, expect, it } from "vitest";

import { duration } from "../src/features/admin/duration";

describe("duration", () => {
  it.each([
    [0, "0 s"],
    [0.9, "0 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [200, "3 min"],
    [3_600, "1 h"],
    [90_000, "1 d"],
  ])("%d seconds are %s", (seconds, shown) => {
    expect(duration(seconds)).toBe(shown);
  });
});
