/** Where things stand in a figure: domains, runs of equal cells, and the point that is nearest to a reader's hand. */

import type { Scale, Series } from "./types";

/** The lowest and the highest of the numbers, a little apart; [0, 1] where there are none. */
export function extent(values: Iterable<number | null>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  if (low === high) return low === 0 ? [-1, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  return [low, high];
}

/** The extent with a margin, so that no point stands on the frame. */
export function domain(values: Iterable<number | null>, scale: Scale = "linear", margin = 0.04): [number, number] {
  const [low, high] = extent(values);
  if (scale === "log") {
    const factor = Math.max((high / low) ** margin, 1.02);
    return [low / factor, high * factor];
  }
  const space = (high - low) * margin;
  return [low - space, high + space];
}

export interface Point {
  series: number;
  name: string;
  x: number;
  y: number;
}

/** Every point that can be drawn, by x and then by series: the order in which the arrow keys visit them. */
export function pointsOf(series: Series[]): Point[] {
  const points = series.flatMap(({ name, x, y }, index) =>
    x.flatMap((at, i) => {
      const value = y[i] ?? null;
      return at === null || value === null ? [] : [{ series: index, name, x: at, y: value }];
    }),
  );
  return points.sort((a, b) => a.x - b.x || a.series - b.series);
}

/** The index of the spot that is nearest to (x, y); -1 where there is none. */
export function nearest(spots: { x: number; y: number }[], x: number, y: number): number {
  let best = -1;
  let least = Infinity;
  spots.forEach((spot, index) => {
    const distance = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

export interface Run<T> {
  start: number;
  length: number;
  value: T;
}

/** A row cut into runs of equal values, so that a plane takes few rectangles. */
export function runs<T>(row: T[]): Run<T>[] {
  const found: Run<T>[] = [];
  row.forEach((value, start) => {
    const last = found.at(-1);
    if (last && last.value === value) last.length += 1;
    else found.push({ start, length: 1, value });
  });
  return found;
}

const STEPS = 24; // shades of a heat map: more than an eye tells apart

/** How strong the colour of a value is, from -1 to 1; null for a gap. A diverging map has its zero in the middle. */
export function shade(value: number | null, low: number, high: number, diverging: boolean): number | null {
  if (value === null) return null;
  const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
  const share = diverging ? value / most : high > low ? (value - low) / (high - low) : 0.5;
  return Math.round(share * STEPS) / STEPS;
}

/** A number as a reader wants it: four digits, no more. */
export function short(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return Number(value.toPrecision(3)).toExponential().replace("e+", "e");
  return String(Number(value.toPrecision(4)));
}
