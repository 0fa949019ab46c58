/** One value of the judge's: an array as a table with aligned numbers, anything else as text. */

import clsx from "clsx";
import { useState } from "react";

import type { Mask, Shown } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { firstDifference, MOST, spanOf, spanWords } from "./fold";
import { Folded } from "./Folded";
import { asMatrix, dimensions, flatten, flattenMask, type Format, formatFor, isFloat } from "./numbers";
import styles from "./Value.module.css";

const ALONE = 6; // significant digits of an array that stands alone: enough to check by hand

/** "float64 (2, 3)" for arrays, nothing for the rest. */
export function valueLabel(value: Shown): string {
  if (value.dtype === null || value.shape === null) return "";
  const inner = value.shape.join(", ");
  return `${value.dtype} (${inner}${value.shape.length === 1 ? "," : ""})`;
}

export function Value({ label, value, format }: { label: string; value: Shown; format?: Format }) {
  if (dimensions(value.cells) === 2) {
    const own = format ?? formatFor(flatten(value.cells), [], isFloat(value.dtype), ALONE);
    return <MatrixTable label={label} value={value} format={own} mask={null} />;
  }
  return <TextValue label={label} value={value} />;
}

function TextValue({ label, value }: { label: string; value: Shown }) {
  const [all, setAll] = useState(false);
  const lines = value.text.split("\n");
  const folded = !all && lines.length > MOST;
  return (
    <>
      <pre className={clsx(styles.valueText, lines.length > 1 && styles.lines)} tabIndex={0} role="group" aria-label={label}>
        {folded ? `${lines.slice(0, MOST).join("\n")}\n` : value.text}
        {value.truncated && !folded && <span className={shared.soft}> (shortened)</span>}
      </pre>
      {folded && <Folded label={label} shown={`${MOST} of ${lines.length} lines`} unfold={() => setAll(true)} />}
    </>
  );
}

interface MatrixTableProps {
  label: string;
  value: Shown;
  format: Format;
  mask: Mask | null;
}

/** At most eight rows and columns until the whole is asked for; of a part the rows and columns are numbered. */
export function MatrixTable({ label, value, format, mask }: MatrixTableProps) {
  const [all, setAll] = useState(false);
  const matrix = asMatrix(value.cells) ?? [];
  const width = matrix[0]?.length ?? 0;
  const flat = flattenMask(mask);
  const bad = flat.length === matrix.length * width ? flat : [];
  const [badRow, badColumn] = firstDifference(bad, width);
  const rows = all ? { from: 0, to: matrix.length } : spanOf(matrix.length, badRow);
  const columns = all ? { from: 0, to: width } : spanOf(width, badColumn);
  const words = [spanWords("rows", rows, matrix.length), spanWords("columns", columns, width)].filter(Boolean).join(", ");
  const numbered = all ? matrix.length > MOST || width > MOST : words !== "";
  return (
    <>
      <div className={clsx(shared.scrollBox, styles.cellsBox)} tabIndex={0} role="group" aria-label={label}>
        <table className={styles.cells}>
          {numbered && <ColumnNumbers from={columns.from} to={columns.to} />}
          <tbody>
            {matrix.slice(rows.from, rows.to).map((row, i) => (
              <tr key={rows.from + i}>
                {numbered && <th scope="row">{rows.from + i}</th>}
                {row.slice(columns.from, columns.to).map((cell, j) => {
                  const differs = bad[(rows.from + i) * width + columns.from + j];
                  return (
                    <td key={columns.from + j} className={differs ? styles.differs : undefined}>
                      {format(cell)}
                      {differs && <span className={shared.visuallyHidden}> differs</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {value.truncated && <p className={clsx(shared.soft, shared.small)}>Only a part is shown.</p>}
      </div>
      {words && <Folded label={label} shown={words} unfold={() => setAll(true)} />}
    </>
  );
}

function ColumnNumbers({ from, to }: { from: number; to: number }) {
  return (
    <thead>
      <tr>
        <td />
        {Array.from({ length: to - from }, (_, j) => (
          <th key={j} scope="col">
            {from + j}
          </th>
        ))}
      </tr>
    </thead>
  );
}
