/** One value of the judge's: an array as a table with aligned numbers, anything else as text. */

import clsx from "clsx";

import type { Mask, Shown } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
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
  return (
    <pre className={clsx(styles.valueText, value.text.includes("\n") && styles.lines)} tabIndex={0} role="group" aria-label={label}>
      {value.text}
      {value.truncated && <span className={shared.soft}> (shortened)</span>}
    </pre>
  );
}

interface MatrixTableProps {
  label: string;
  value: Shown;
  format: Format;
  mask: Mask | null;
}

export function MatrixTable({ label, value, format, mask }: MatrixTableProps) {
  const rows = asMatrix(value.cells) ?? [];
  const width = rows[0]?.length ?? 0;
  const bad = flattenMask(mask);
  const fits = bad.length === rows.length * width;
  return (
    <div className={clsx(shared.scrollBox, styles.cellsBox)} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.cells}>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => {
                const differs = fits && bad[i * width + j];
                return (
                  <td key={j} className={differs ? styles.differs : undefined}>
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
  );
}
