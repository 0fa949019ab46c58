import { expect, it } from "vitest";

import type { Cells, Picture, Shown } from "../src/api/verdict";
import { figureOf } from "../src/features/verdict/picture";

const shown = (cells: Cells): Shown => ({ text: "", dtype: "float64", shape: [], cells, truncated: false });
const parts = (kind: Picture, expected: Cells, got: Cells) => figureOf(kind, shown(expected), shown(got), "Got")?.figures;

it("draws a matrix as three maps, the last of what was got minus what is expected", () => {
  const figures = parts("matrix", [[1, 2], [3, 4]], [[1, 2], [3, 6]]);
  expect(figures?.map((figure) => figure.title)).toEqual(["Expected", "Got", "Difference"]);
  expect(figures?.[2]).toMatchObject({ kind: "heatmap", values: [[0, 0], [0, 2]], diverging: true });
});

it("leaves the difference out where the shapes differ", () => {
  expect(parts("matrix", [[1, 2]], [[1], [2]])?.length).toBe(2);
});

it("takes what is not finite for a gap", () => {
  expect(parts("matrix", [[1, 2]], [["nan", "inf"]])?.[1]).toMatchObject({ values: [[null, null]] });
});

it.each([
  [[[0, 0.5, 1]], [0, 128, 255]],
  [[[0, 51, 255]], [0, 51, 255]],
  [[[-1, 0, 1]], [0, 128, 255]],
])("shows the brightness of %j", (cells, pixels) => {
  expect(parts("image", cells, cells)?.[0]).toMatchObject({ kind: "image", width: 3, height: 1, pixels });
});

it("draws a vector as a curve over its index, both in one plot", () => {
  const figures = parts("curve", [1, 2, 3], [1, 2, 5]);
  expect(figures?.[0]).toMatchObject({ kind: "plot", series: [{ name: "Expected", x: [0, 1, 2] }, { name: "Got", y: [1, 2, 5] }] });
  expect(figures?.[1]).toMatchObject({ series: [{ y: [0, 0, 2] }] });
});

it("draws boxes with room around them, also where coordinates are negative", () => {
  const figures = parts("boxes", [[-10, 0, 0, 10]], [[-10, 0, 5, 10]]);
  expect(figures).toHaveLength(1);
  const [figure] = figures ?? [];
  if (figure?.kind !== "boxes") throw new Error("no boxes");
  expect(figure.boxes.map((box) => box.name)).toEqual(["Expected", "Got"]);
  expect(figure.boxes.every((box) => box.x0 > 0 && box.y1 < figure.height)).toBe(true);
});

it.each(["points", "boxes"] as const)("draws no %s where the columns are others", (kind) => {
  expect(parts(kind, [[1, 2, 3]], [[1, 2, 3]])).toBeUndefined();
});

it("draws nothing of what has no cells", () => {
  expect(figureOf("matrix", shown(null), shown([[1]]), "Got")).toBeNull();
});
