import { expect, it } from "vitest";

import { HEIGHT, LEFT, plotOf, rounds, WIDTH } from "../src/features/verdict/growth";

const points = [
  { size: 1000, cpu: 0.01, reference: 0.001, stopped: false },
  { size: 2000, cpu: 0.04, reference: 0.002, stopped: false },
  { size: 4000, cpu: 0.16, reference: 0.004, stopped: true },
  { size: 8000, cpu: null, reference: 0.008, stopped: false },
];

it("draws a power law as a straight line", () => {
  const plot = plotOf(points);
  const slopes = plot?.own.slice(1).map((spot, i) => (spot.y - (plot.own[i]?.y ?? 0)) / (spot.x - (plot.own[i]?.x ?? 0)));
  expect(slopes?.[0]).toBeCloseTo(slopes?.[1] ?? 0);
  expect(slopes?.[0]).toBeLessThan(0);
});

it("keeps every mark inside, and leaves out what was not run", () => {
  const plot = plotOf(points);
  expect(plot?.own.map((spot) => spot.size)).toEqual([1000, 2000, 4000]);
  expect(plot?.own.map((spot) => spot.stopped)).toEqual([false, false, true]);
  expect(plot?.reference).toHaveLength(4);
  for (const { x, y } of [...(plot?.own ?? []), ...(plot?.reference ?? [])]) {
    expect(x).toBeGreaterThan(LEFT);
    expect(x).toBeLessThan(WIDTH);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(HEIGHT);
  }
});

it("labels sizes only where there is room", () => {
  const near = [12, 14, 16, 18, 60].map((size) => ({ size, cpu: size * 1e-3, reference: null, stopped: false }));
  const ticks = plotOf(near)?.xTicks ?? [];
  expect(ticks.at(-1)?.value).toBe(60);
  expect(ticks.slice(1).every((tick, i) => tick.at - (ticks[i]?.at ?? 0) >= 38)).toBe(true);
});

it("has nothing to draw of one size, or of no time", () => {
  expect(plotOf(points.slice(0, 1))).toBeNull();
  expect(plotOf(points.map((point) => ({ ...point, cpu: null, reference: null })))).toBeNull();
});

it("chooses round values for the axis of times", () => {
  expect(rounds(0.0008, 2)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(rounds(0.003, 0.03)).toEqual([0.005, 0.01, 0.02]);
  expect(rounds(1e-9, 10).length).toBeLessThanOrEqual(6);
});
