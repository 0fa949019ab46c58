/** The geometry of the growth plot: log-log axes, ticks that do not collide, and points in the plot's own units. */

import type { GrowthPoint } from "../../api/verdict";

export const WIDTH = 340;
export const HEIGHT = 220;
export const LEFT = 48;
export const RIGHT = 14;
export const TOP = 20;
export const BOTTOM = 36;
const LEAST_GAP = 38; // between two labels of the x axis

export interface Spot {
  x: number;
  y: number;
  size: number;
  seconds: number;
  stopped: boolean;
}

export interface Tick {
  at: number;
  value: number;
}

export interface Plot {
  own: Spot[];
  reference: Spot[];
  xTicks: Tick[];
  yTicks: Tick[];
}

/** Null where there are not two sizes to draw. */
export function plotOf(points: GrowthPoint[]): Plot | null {
  const times = points.flatMap((point) => [point.cpu, point.reference]).filter((time): time is number => time !== null && time > 0);
  const sizes = [...new Set(points.map((point) => point.size))].sort((a, b) => a - b);
  if (sizes.length < 2 || times.length === 0) return null;
  const x = scale(sizes[0] ?? 1, sizes.at(-1) ?? 1, LEFT + 10, WIDTH - RIGHT - 10);
  const [low, high] = [Math.min(...times), Math.max(...times)];
  const y = scale(low / 1.4, high * 1.4, HEIGHT - BOTTOM, TOP + 4);
  const spots = (time: (point: GrowthPoint) => number | null, own: boolean): Spot[] =>
    points.flatMap((point) => {
      const seconds = time(point);
      return seconds === null || seconds <= 0
        ? []
        : [{ x: x(point.size), y: y(seconds), size: point.size, seconds, stopped: own && point.stopped }];
    });
  return {
    own: spots((point) => point.cpu, true),
    reference: spots((point) => point.reference, false),
    xTicks: spread(sizes.map((value) => ({ at: x(value), value }))),
    yTicks: rounds(low / 1.4, high * 1.4).map((value) => ({ at: y(value), value })),
  };
}

function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high / low) || 1;
  return (value) => from + ((to - from) * Math.log(value / low)) / span;
}

/** The last tick, and the others where there is room before the next. */
function spread(ticks: Tick[]): Tick[] {
  const spaced: Tick[] = [];
  for (const tick of ticks.toReversed()) {
    const next = spaced[0];
    if (!next || next.at - tick.at >= LEAST_GAP) spaced.unshift(tick);
  }
  return spaced;
}

/** Round values between two: powers of ten where there are three or more, else with 2 and 5, never more than six. */
export function rounds(low: number, high: number): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const values = (steps: number[]): number[] =>
    Array.from({ length: last - first + 1 }, (_, i) => steps.map((step) => Number(`${step}e${first + i}`)))
      .flat()
      .filter((value) => value >= low && value <= high);
  const tens = values([1]);
  if (tens.length > 6) return tens.filter((_, i) => i % 2 === 0);
  if (tens.length >= 3) return tens;
  const more = values([1, 2, 5]);
  return more.length <= 6 ? more : tens;
}
