/** Underlines the lines that have a fault; the fault is told where the pointer or the cursor rests on it. Loads with the first faults. */

import { setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";

export interface LineFault {
  /** 0 where the whole file is meant: that is told elsewhere. */
  line: number;
  message: string;
}

export function markFaults(state: EditorState, faults: readonly LineFault[]): TransactionSpec {
  const placed = faults.filter(({ line }) => line >= 1 && line <= state.doc.lines);
  return setDiagnostics(
    state,
    placed.map(({ line, message }) => {
      const { from, to, text } = state.doc.line(line);
      const indent = text.length - text.trimStart().length;
      return { from: Math.min(from + indent, to), to, message, severity: "error" as const };
    }),
  );
}
