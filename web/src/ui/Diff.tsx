/** What differs between two sources: side by side where there is room for two, one below the other elsewhere. */

import clsx from "clsx";
import { useMemo, useState } from "react";

import shared from "../styles/shared.module.css";
import { type DiffRow, diffRows, hunks, type Line } from "./diff";
import styles from "./Diff.module.css";

interface DiffProps {
  left: string;
  right: string;
  leftName: string;
  rightName: string;
  /** Two columns. */
  split: boolean;
}

export default function Diff({ left, right, leftName, rightName, split }: DiffProps) {
  const [whole, setWhole] = useState(false);
  const rows = useMemo(() => diffRows(left, right), [left, right]);
  if (rows.every((row) => row.same)) return <p className={clsx(shared.soft, shared.small)}>They are the same, line by line.</p>;
  const parts = whole ? [{ rows, skipped: false }] : hunks(rows);
  return (
    <div className={styles.box} tabIndex={0} role="group" aria-label={`${leftName} and ${rightName} compared`}>
      <table className={clsx(styles.diff, split && styles.split)}>
        {split && (
          <colgroup>
            <col className={styles.number} />
            <col />
            <col className={styles.number} />
            <col />
          </colgroup>
        )}
        <thead>
          <tr>
            <th scope="col" colSpan={split ? 2 : 3}>
              <span className={clsx(styles.sign, styles.removed)}>−</span> {leftName}
              {!split && (
                <span className={styles.other}>
                  <span className={clsx(styles.sign, styles.added)}>+</span> {rightName}
                </span>
              )}
            </th>
            {split && (
              <th scope="col" colSpan={2}>
                <span className={clsx(styles.sign, styles.added)}>+</span> {rightName}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {parts.map((part, i) =>
            part.skipped ? (
              <tr key={i} className={styles.skipped}>
                <td colSpan={4}>
                  <button type="button" className={shared.linkButton} onClick={() => setWhole(true)}>
                    {part.rows.length} equal lines
                  </button>
                </td>
              </tr>
            ) : (
              (split ? part.rows : unified(part.rows)).map((row, j) => (split ? <SplitRow key={`${i}-${j}`} row={row} /> : <UnifiedRow key={`${i}-${j}`} row={row} />))
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** Of a run of rows that differ, all that was removed comes before all that was added. */
function unified(rows: DiffRow[]): DiffRow[] {
  const found: DiffRow[] = [];
  let run: DiffRow[] = [];
  const flush = (): void => {
    found.push(...run.filter((row) => row.left).map((row) => ({ ...row, right: null })));
    found.push(...run.filter((row) => row.right).map((row) => ({ ...row, left: null })));
    run = [];
  };
  for (const row of rows) {
    if (!row.same) run.push(row);
    else {
      flush();
      found.push(row);
    }
  }
  flush();
  return found;
}

function SplitRow({ row }: { row: DiffRow }) {
  return (
    <tr>
      <Side line={row.left} changed={row.same ? null : "removed"} />
      <Side line={row.right} changed={row.same ? null : "added"} />
    </tr>
  );
}

function Side({ line, changed }: { line: Line | null; changed: "removed" | "added" | null }) {
  const mood = line && changed ? styles[changed] : undefined;
  return (
    <>
      <td className={clsx(styles.number, mood)}>{line?.number}</td>
      <td className={clsx(styles.text, mood)}>
        {line && changed && <span className={shared.visuallyHidden}>{changed}: </span>}
        {line?.text}
      </td>
    </>
  );
}

function UnifiedRow({ row }: { row: DiffRow }) {
  const changed = row.same ? null : row.left ? "removed" : "added";
  const mood = changed ? styles[changed] : undefined;
  return (
    <tr>
      <td className={clsx(styles.number, mood)}>{row.left?.number}</td>
      <td className={clsx(styles.number, mood)}>{row.right?.number}</td>
      <td className={clsx(styles.text, mood)}>
        {changed && <span className={shared.visuallyHidden}>{changed}: </span>}
        <span className={styles.sign} aria-hidden="true">
          {changed === "removed" ? "−" : changed === "added" ? "+" : " "}
        </span>
        {(row.left ?? row.right)?.text}
      </td>
    </tr>
  );
}
