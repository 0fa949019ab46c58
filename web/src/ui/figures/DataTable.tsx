/** A figure in numbers: for screen readers, and for whoever wants to copy them. */

import { short } from "./geometry";
import styles from "./figures.module.css";
import type { Series, SingleFigure } from "./types";

const MOST = 200; // rows of a table

interface Table {
  head: string[];
  rows: (string | number | null)[][];
}

export function DataTable({ figure }: { figure: SingleFigure }) {
  const table = tableOf(figure);
  if (!table) return null;
  return (
    <details className={styles.data}>
      <summary>In numbers</summary>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="The figure in numbers">
        <table>
          <thead>
            <tr>
              {table.head.map((name, i) => (
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, MOST).map((row, i) => (
              <tr key={i}>
                {row.map((value, j) => (
                  <td key={j}>{typeof value === "number" ? short(value) : value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {table.rows.length > MOST && <p>The first {MOST} of {table.rows.length} rows.</p>}
      </div>
    </details>
  );
}

export function tableOf(figure: SingleFigure): Table | null {
  switch (figure.kind) {
    case "plot":
      return seriesTable(figure.series, figure.x_label || "x", figure.y_label || "y");
    case "regions":
      return figure.series.length > 0 ? seriesTable(figure.series, figure.x_label || "x", figure.y_label || "y") : null;
    case "bars":
      return { head: [figure.x_label, ...figure.series.map(({ name }) => name)], rows: figure.labels.map((name, i) => [name, ...figure.series.map(({ values }) => values[i] ?? null)]) };
    case "heatmap":
      return {
        head: ["", ...(figure.values[0] ?? []).map((_, j) => figure.column_labels[j] ?? String(j))],
        rows: figure.values.map((row, i) => [figure.row_labels[i] ?? String(i), ...row]),
      };
    case "boxes":
      return { head: ["box", "x0", "y0", "x1", "y1"], rows: figure.boxes.map(({ name, x0, y0, x1, y1 }) => [name, x0, y0, x1, y1]) };
    case "image":
      return null; // pixels as numbers help no reader
  }
}

/** One column for each series where they share their x, else one row for each point. */
function seriesTable(series: Series[], xName: string, yName: string): Table {
  const [first] = series;
  if (first && series.every(({ x }) => x.length === first.x.length && x.every((at, i) => at === first.x[i]))) {
    return { head: [xName, ...series.map(({ name }) => name)], rows: first.x.map((at, i) => [at, ...series.map(({ y }) => y[i] ?? null)]) };
  }
  return { head: ["", xName, yName], rows: series.flatMap(({ name, x, y }) => x.map((at, i) => [name, at, y[i] ?? null])) };
}
