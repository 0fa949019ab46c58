import { describe, expect, it } from "vitest";

import { tableOf } from "../src/ui/figures/DataTable";
import { scaleOf, ticksOf } from "../src/ui/figures/Frame";
import { domain, extent, nearest, pointsOf, runs, shade, short } from "../src/ui/figures/geometry";
import { bitmap } from "../src/ui/figures/pixels";
import type { PlotFigure, Series } from "../src/ui/figures/types";
import { step } from "../src/ui/figures/useReadout";

const line = (name: string, x: (number | null)[], y: (number | null)[]): Series => ({ name, x, y, mark: "line", dashed: false });
const plot = (...series: Series[]): PlotFigure => ({ kind: "plot", series, title: "", x_label: "step", y_label: "", x_scale: "linear", y_scale: "linear" });

describe("domains", () => {
  it("pass over gaps, and make room where all numbers are one", () => {
    expect(extent([null, 2, -1])).toEqual([-1, 2]);
    expect(extent([null])).toEqual([0, 1]);
    expect(extent([0, 0])).toEqual([-1, 1]);
    expect(extent([4])).toEqual([2, 6]);
  });
  it("have a margin, by a factor on a logarithmic axis", () => {
    expect(domain([0, 10], "linear", 0.1)).toEqual([-1, 11]);
    const [low, high] = domain([1, 100], "log", 0.5);
    expect([low, high]).toEqual([0.1, 1000]);
  });
});

describe("ticks", () => {
  it("of a logarithmic axis are powers of ten where there would be too many", () => {
    expect(ticksOf(scaleOf("log", [1e-4, 1], [0, 300]), 6)).toEqual([1e-4, 1e-3, 1e-2, 0.1, 1]);
    expect(ticksOf(scaleOf("log", [1e-12, 1], [0, 300]), 4).length).toBeLessThanOrEqual(4);
    expect(ticksOf(scaleOf("log", [2, 9], [0, 300]), 4).length).toBeLessThanOrEqual(4);
  });
});

describe("reading values", () => {
  it("goes from point to point by x, then by series, and passes over gaps", () => {
    const points = pointsOf([line("a", [1, 0, null], [5, 6, 7]), line("b", [0, 1], [8, null])]);
    expect(points.map(({ name, x, y }) => [name, x, y])).toEqual([
      ["a", 0, 6],
      ["b", 0, 8],
      ["a", 1, 5],
    ]);
  });
  it("finds the nearest spot", () => {
    expect(nearest([{ x: 0, y: 0 }, { x: 10, y: 0 }], 7, 3)).toBe(1);
    expect(nearest([], 7, 3)).toBe(-1);
  });
  it("moves by the arrow keys, stays within, and lets go", () => {
    expect(step("ArrowRight", -1, 3)).toBe(0);
    expect(step("ArrowRight", 2, 3)).toBe(2);
    expect(step("ArrowLeft", -1, 3)).toBe(2);
    expect(step("ArrowLeft", 0, 3)).toBe(0);
    expect(step("End", 0, 3)).toBe(2);
    expect(step("Escape", 1, 3)).toBe(-1);
    expect(step("a", 1, 3)).toBeNull();
    expect(step("ArrowRight", -1, 0)).toBeNull();
  });
  it("shows four digits", () => {
    expect([0, 0.123456, 1234.56, 1e-7, 2.5e8].map(short)).toEqual(["0", "0.1235", "1235", "1e-7", "2.5e8"]);
  });
});

describe("cells", () => {
  it("are cut into runs", () => {
    expect(runs([1, 1, 2, 1])).toEqual([
      { start: 0, length: 2, value: 1 },
      { start: 2, length: 1, value: 2 },
      { start: 3, length: 1, value: 1 },
    ]);
  });
  it("are as strong as their value, with zero in the middle where the map diverges", () => {
    expect([-2, 0, 4].map((value) => shade(value, -2, 4, true))).toEqual([-0.5, 0, 1]);
    expect([-2, 1, 4].map((value) => shade(value, -2, 4, false))).toEqual([0, 0.5, 1]);
    expect(shade(null, 0, 1, false)).toBeNull();
    expect(shade(3, 3, 3, false)).toBe(0.5);
  });
});

describe("the table", () => {
  it("has a column for each series that shares its x", () => {
    expect(tableOf(plot(line("a", [0, 1], [2, 3]), line("b", [0, 1], [4, null])))).toEqual({
      head: ["step", "a", "b"],
      rows: [
        [0, 2, 4],
        [1, 3, null],
      ],
    });
  });
  it("has a row for each point where they do not", () => {
    expect(tableOf(plot(line("a", [0], [2]), line("b", [5], [4])))?.rows).toEqual([
      ["a", 0, 2],
      ["b", 5, 4],
    ]);
  });
});

describe("a picture", () => {
  it("is a bitmap: blue first, the first row uppermost, rows padded", () => {
    const bytes = atob(bitmap({ kind: "image", width: 1, height: 2, channels: 3, pixels: [1, 2, 3, 4, 5, 6], title: "" }).split(",")[1] ?? "");
    expect(Array.from(bytes.slice(54), (byte) => byte.charCodeAt(0))).toEqual([3, 2, 1, 0, 6, 5, 4, 0]);
    expect(bytes.slice(0, 2)).toBe("BM");
  });
});
