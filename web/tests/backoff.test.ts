import { expect, it } from "vitest";

import { backoff } from "../src/api/backoff";

it("doubles up to a minute", () => {
  const whole = [1, 2, 3, 4, 5, 6, 7, 8, 1_000].map((failures) => backoff(failures, () => 1));
  expect(whole).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

it("is at random between half and the whole, so that pages do not come back all at once", () => {
  expect(backoff(3, () => 0)).toBe(2_000);
  expect(backoff(3, () => 0.5)).toBe(3_000);
});
