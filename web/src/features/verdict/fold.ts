/** Large values are folded: at most eight rows and columns, those where the first difference is. */

export const MOST = 8; // rows, columns or lines of a folded value

export interface Span {
  from: number;
  to: number;
}

/** Which of `count` rows or columns are shown: the first, or, where the first difference lies behind them, those around it. */
export function spanOf(count: number, firstBad: number): Span {
  if (count <= MOST) return { from: 0, to: count };
  const from = firstBad < MOST ? 0 : Math.min(firstBad - 2, count - MOST);
  return { from, to: from + MOST };
}

/** The row and the column of the first cell that differs, row by row; [0, 0] where none does. */
export function firstDifference(bad: boolean[], width: number): [number, number] {
  const at = bad.indexOf(true);
  return at < 0 || width === 0 ? [0, 0] : [Math.floor(at / width), at % width];
}

/** "rows 1 to 8 of 230": what a folded value shows; "" where that is all. */
export function spanWords(name: string, { from, to }: Span, count: number): string {
  return to - from === count ? "" : `${name} ${from} to ${to - 1} of ${count}`;
}
