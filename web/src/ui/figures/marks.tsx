/** Series drawn: each distinguished by colour and by shape or dash, so that no reader depends on colour alone. */

import { curveLinear, curveStepAfter } from "@visx/curve";
import { LinePath } from "@visx/shape";

import type { Position } from "./Frame";
import styles from "./figures.module.css";
import type { Series } from "./types";

const DASHES = [undefined, "7 3", "2 3", "9 3 2 3"]; // by round of colours, and the second for what the author calls dashed
export const COLOURS = 7;
const SIZE = 4; // half the width of a mark, in pixels
const MARKED = 24; // a line with so few points shows each

export function colour(index: number): string {
  return styles[`c${index % COLOURS}`] ?? "";
}

function dash(index: number, dashed: boolean): string | undefined {
  return dashed ? DASHES[1] : DASHES[Math.floor(index / COLOURS) % DASHES.length];
}

export function SeriesMarks({ series, index, x, y }: { series: Series; index: number; x: Position; y: Position }) {
  const spots = series.x.map((at, i) => ({ at, value: series.y[i] ?? null }));
  const lined = series.mark !== "points";
  const pattern = dash(index, series.dashed);
  return (
    <g className={colour(index)}>
      {lined && (
        <LinePath
          data={spots}
          defined={({ at, value }) => at !== null && value !== null}
          x={({ at }) => x(at ?? 0)}
          y={({ value }) => y(value ?? 0)}
          curve={series.mark === "step" ? curveStepAfter : curveLinear}
          className={styles.line ?? ""}
          stroke=""
          strokeWidth=""
          {...(pattern && { strokeDasharray: pattern })}
        />
      )}
      {(!lined || spots.length <= MARKED) &&
        spots.map(({ at, value }, i) => at !== null && value !== null && <Shape key={i} index={index} x={x(at)} y={y(value)} faint={!lined && spots.length > 300} />)}
    </g>
  );
}

/** A disc, a square, a triangle, a diamond or a cross, by the series' place. */
export function Shape({ index, x, y, faint = false }: { index: number; x: number; y: number; faint?: boolean }) {
  const className = `${styles.mark ?? ""} ${faint ? (styles.faint ?? "") : ""}`;
  const s = faint ? SIZE - 1.5 : SIZE;
  switch (index % 5) {
    case 0:
      return <circle className={className} cx={x} cy={y} r={s} />;
    case 1:
      return <rect className={className} x={x - s + 0.5} y={y - s + 0.5} width={2 * s - 1} height={2 * s - 1} />;
    case 2:
      return <path className={className} d={`M${x} ${y - s - 0.5}l${s + 0.5} ${2 * s}h${-2 * s - 1}z`} />;
    case 3:
      return <path className={className} d={`M${x} ${y - s - 1}l${s + 1} ${s + 1}l${-s - 1} ${s + 1}l${-s - 1} ${-s - 1}z`} />;
    default:
      return <path className={`${className} ${styles.cross ?? ""}`} d={`M${x - s} ${y - s}l${2 * s} ${2 * s}m0 ${-2 * s}l${-2 * s} ${2 * s}`} />;
  }
}

export function Legend({ series, first = 0 }: { series: { name: string; mark?: string; dashed?: boolean }[]; first?: number }) {
  if (series.length < 2 && !series[0]?.name) return null;
  return (
    <ul className={styles.legend} aria-label="Legend">
      {series.map(({ name, mark, dashed }, i) => (
        <li key={i}>
          <svg width="30" height="12" viewBox="0 0 30 12" aria-hidden="true" className={colour(first + i)}>
            {mark === undefined && <rect className={styles.bar} x="9" y="0" width="12" height="12" />}
            {(mark === "line" || mark === "step") && <path className={styles.line} d="M1 6h28" strokeDasharray={dash(first + i, dashed ?? false)} />}
            {mark === "points" && <Shape index={first + i} x={15} y={6} />}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
