import { expect, it } from "vitest";

import { diffRows, hunks } from "../src/ui/diff";

const shape = (left: string, right: string): string[] =>
  diffRows(left, right).map(({ left: l, right: r, same }) => `${l ? `${l.number}:${l.text}` : "-"}${same ? "=" : "|"}${r ? `${r.number}:${r.text}` : "-"}`);

it("sets lines side by side, what was replaced beside what replaces it", () => {
  expect(shape("a\nb\nc\n", "a\nx\ny\nc\n")).toEqual(["1:a=1:a", "2:b|2:x", "-|3:y", "3:c=4:c"]);
});

it("tells no difference where only the last line end is missing", () => {
  expect(shape("a\nb", "a\nb\n")).toEqual(["1:a=1:a", "2:b=2:b"]);
});

it("knows a text that is empty", () => {
  expect(shape("", "a\n")).toEqual(["-|1:a"]);
});

it("leaves out long runs of equal lines, with three around each difference", () => {
  const lines = Array.from({ length: 20 }, (_, i) => `line ${i}`);
  const changed = lines.map((line, i) => (i === 10 ? "other" : line));
  const found = hunks(diffRows(lines.join("\n"), changed.join("\n")));
  expect(found.map(({ rows, skipped }) => [rows.length, skipped])).toEqual([
    [7, true],
    [7, false],
    [6, true],
  ]);
});
