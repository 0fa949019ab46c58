/** Two texts as rows of lines side by side: what is equal, what was removed on the left, what was added on the right. */

import { diffLines } from "diff";

export interface Line {
  number: number;
  text: string;
}

export interface DiffRow {
  left: Line | null;
  right: Line | null;
  same: boolean;
}

/** A run of rows to show, or of equal ones to leave out. */
export interface Hunk {
  rows: DiffRow[];
  skipped: boolean;
}

const CONTEXT = 3; // equal lines around a difference

export function diffRows(left: string, right: string): DiffRow[] {
  const rows: DiffRow[] = [];
  let [l, r] = [0, 0];
  let removed: Line[] = [];
  let added: Line[] = [];
  const flush = (): void => {
    for (let i = 0; i < Math.max(removed.length, added.length); i += 1) rows.push({ left: removed[i] ?? null, right: added[i] ?? null, same: false });
    [removed, added] = [[], []];
  };
  for (const part of diffLines(ended(left), ended(right))) {
    const texts = part.value.replace(/\n$/, "").split("\n");
    if (part.removed) removed.push(...texts.map((text) => ({ number: ++l, text })));
    else if (part.added) added.push(...texts.map((text) => ({ number: ++r, text })));
    else {
      flush();
      rows.push(...texts.map((text) => ({ left: { number: ++l, text }, right: { number: ++r, text }, same: true })));
    }
  }
  flush();
  return rows;
}

/** Long runs of equal rows become one hunk that is left out. */
export function hunks(rows: DiffRow[]): Hunk[] {
  const near = rows.map((_, i) => rows.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((row) => !row.same));
  const found: Hunk[] = [];
  rows.forEach((row, i) => {
    const skipped = !near[i];
    const last = found.at(-1);
    if (last?.skipped === skipped) last.rows.push(row);
    else found.push({ rows: [row], skipped });
  });
  return found.map((hunk) => (hunk.rows.length <= 2 ? { ...hunk, skipped: false } : hunk));
}

/** A missing line end at the end of a text is no difference. */
function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}
