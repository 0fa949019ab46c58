/** The position in a text of a line and a column that both count from one. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, l) => sum + l.length + 1, 0) + column - 1);
}
