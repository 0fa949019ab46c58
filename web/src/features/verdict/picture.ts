/** Values as figures: what is expected, what came, and the difference, in the form that the problem names. */

import type { Picture, Scalar, Shown } from "../../api/verdict";
import type { BoxesFigure, GridFigure, HeatMapFigure, ImageFigure, PlotFigure, Series, SingleFigure } from "../../ui/figures/types";
import { dimensions } from "./numbers";

type Row = (number | null)[];

/** The figure of two values; null where their cells are not what the form draws. */
export function figureOf(kind: Picture, expected: Shown, got: Shown, gotName: string): GridFigure | null {
  const [a, b] = [numbers(expected), numbers(got)];
  if (!a || !b) return null;
  const figures = DRAWN[kind](a, b, gotName);
  return figures && { kind: "grid", figures, columns: Math.min(3, figures.length), title: "" };
}

/** Numbers row by row; what is not finite is a gap. A vector is one row. */
function numbers({ cells }: Shown): Row[] | null {
  if (!Array.isArray(cells) || cells.length === 0) return null;
  const rows = dimensions(cells) === 2 ? (cells as Scalar[][]) : [cells as Scalar[]];
  if (rows.some((row) => row.length === 0 || row.length !== rows[0]?.length)) return null;
  return rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell : typeof cell === "boolean" ? Number(cell) : null)));
}

const DRAWN: Record<Picture, (expected: Row[], got: Row[], gotName: string) => SingleFigure[] | null> = {
  image: (a, b, name) => [image("Expected", a, range([a, b])), image(name, b, range([a, b])), ...difference(a, b)],
  matrix: (a, b, name) => [heatMap("Expected", a), heatMap(name, b), ...difference(a, b)],
  points: (a, b, name) => pairs(a, b, "points", name),
  curve: (a, b, name) => (a.length === 1 && b.length === 1 ? curves(indexed(a[0] ?? []), indexed(b[0] ?? []), name) : pairs(a, b, "line", name)),
  boxes: (a, b, name) => boxes(a, b, name),
};

function difference(a: Row[], b: Row[]): SingleFigure[] {
  const gap = minus(a, b);
  return gap ? [{ ...heatMap("Difference", gap), diverging: true }] : [];
}

/** `b` minus `a`; null where their shapes differ. */
function minus(a: Row[], b: Row[]): Row[] | null {
  if (a.length !== b.length || a[0]?.length !== b[0]?.length) return null;
  return b.map((row, i) =>
    row.map((value, j) => {
      const from = a[i]?.[j] ?? null;
      return value === null || from === null ? null : value - from;
    }),
  );
}

function heatMap(title: string, values: Row[]): HeatMapFigure {
  return { kind: "heatmap", values, row_labels: [], column_labels: [], title, x_label: "", y_label: "", value_label: "", diverging: false };
}

/** The lowest and the highest brightness: those of bytes, of shares from 0 to 1, or of the values themselves. */
function range(pictures: Row[][]): [number, number] {
  const all = pictures.flat(2).filter((value) => value !== null);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low >= 0 && high <= 1) return [0, 1];
  return low >= 0 && high <= 255 ? [0, 255] : [low, high];
}

function image(title: string, rows: Row[], [low, high]: [number, number]): ImageFigure {
  const pixels = rows.flat().map((value) => (value === null ? 0 : Math.round((255 * (value - low)) / (high - low || 1))));
  return { kind: "image", width: rows[0]?.length ?? 0, height: rows.length, channels: 1, pixels, title };
}

interface Points {
  x: Row;
  y: Row;
}

/** Rows of two columns: x and y. */
function pairs(a: Row[], b: Row[], mark: Series["mark"], name: string): SingleFigure[] | null {
  if (a[0]?.length !== 2 || b[0]?.length !== 2) return null;
  const columns = (rows: Row[]): Points => ({ x: rows.map((row) => row[0] ?? null), y: rows.map((row) => row[1] ?? null) });
  const gap = minus(a, b);
  const both = plot(`Expected and ${name.toLowerCase()}`, [series("Expected", columns(a), mark, true), series(name, columns(b), mark)]);
  return gap ? [both, plot("Difference", [series(`${name} minus expected`, columns(gap), "points")])] : [both];
}

function indexed(row: Row): Points {
  return { x: row.map((_, i) => i), y: row };
}

function curves(a: Points, b: Points, name: string): SingleFigure[] {
  const gap = minus([a.y], [b.y])?.[0];
  const both = plot(`Expected and ${name.toLowerCase()}`, [series("Expected", a, "line", true), series(name, b, "line")]);
  return gap ? [both, plot("Difference", [series(`${name} minus expected`, indexed(gap), "line")])] : [both];
}

function series(name: string, { x, y }: Points, mark: Series["mark"], dashed = false): Series {
  return { name, x, y, mark, dashed };
}

function plot(title: string, lines: Series[]): PlotFigure {
  return { kind: "plot", series: lines, title, x_label: "", y_label: "", x_scale: "linear", y_scale: "linear" };
}

const MARGIN = 0.04; // of the longer side, around all boxes

/** Rows of four: x0, y0, x1, y1. */
function boxes(a: Row[], b: Row[], name: string): [BoxesFigure] | null {
  if (a[0]?.length !== 4 || b[0]?.length !== 4) return null;
  const all = [...a.map((row) => ["Expected", row] as const), ...b.map((row) => [name, row] as const)].filter(([, row]) => !row.includes(null)) as [string, number[]][];
  const [xs, ys] = [all.flatMap(([, [x0 = 0, , x1 = 0]]) => [x0, x1]), all.flatMap(([, [, y0 = 0, , y1 = 0]]) => [y0, y1])];
  if (xs.length === 0) return null;
  const margin = MARGIN * Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 1);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  const moved = all.map(([owner, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]]) => ({ name: owner, x0: x0 - left, y0: y0 - top, x1: x1 - left, y1: y1 - top }));
  return [{ kind: "boxes", width: Math.max(...xs) + margin - left, height: Math.max(...ys) + margin - top, boxes: moved, title: `Expected and ${name.toLowerCase()}` }];
}
