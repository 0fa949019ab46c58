/** How the time grows with the size of the input, beside the reference's: the sentence, a log-log plot, and the times in a table. */

import clsx from "clsx";
import { useId } from "react";

import type { Growth, GrowthPoint } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { BOTTOM, HEIGHT, LEFT, type Plot, plotOf, RIGHT, type Spot, TOP, WIDTH } from "./growth";
import styles from "./GrowthView.module.css";
import { seconds } from "./numbers";
import values from "./Value.module.css";
import verdict from "./verdict.module.css";

const MARK = 4; // half the width of a mark

export function GrowthView({ growth, several }: { growth: Growth; several: boolean }) {
  const title = useId();
  const plot = plotOf(growth.points);
  return (
    <section className={clsx(verdict.failure, styles.growth)} aria-labelledby={title}>
      <h3 id={title}>
        How the time grows {several && <span className={clsx(shared.mono, shared.soft)}>{growth.entry}</span>}
      </h3>
      {growth.sentence && <p className={verdict.caseSentence}>{growth.sentence}</p>}
      {plot && <GrowthPlot plot={plot} label={growth.sentence || "Time over size, yours and the reference's."} />}
      <details className={verdict.part}>
        <summary>The times in numbers</summary>
        <TimesTable points={growth.points} />
      </details>
    </section>
  );
}

function GrowthPlot({ plot, label }: { plot: Plot; label: string }) {
  const stopped = plot.own.some((spot) => spot.stopped);
  return (
    <figure className={styles.growthPlot}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`Plot on logarithmic axes. ${label}`}>
        <Axes plot={plot} />
        <Series spots={plot.reference} name="reference" />
        <Series spots={plot.own} name="own" />
      </svg>
      <figcaption>
        <Key name="own">Yours</Key>
        <Key name="reference">Reference</Key>
        {stopped && <Key name="stopped">Stopped at the limit</Key>}
      </figcaption>
    </figure>
  );
}

function Axes({ plot }: { plot: Plot }) {
  const [bottom, right] = [HEIGHT - BOTTOM, WIDTH - RIGHT];
  return (
    <g className={styles.axes} aria-hidden="true">
      {plot.yTicks.map(({ at, value }) => (
        <g key={value}>
          <line className={styles.grid} x1={LEFT} x2={right} y1={at} y2={at} />
          <text x={LEFT - 6} y={at} textAnchor="end" dominantBaseline="central">
            {seconds(value)}
          </text>
        </g>
      ))}
      {plot.xTicks.map(({ at, value }) => (
        <g key={value}>
          <line className={styles.tick} x1={at} x2={at} y1={bottom} y2={bottom + 4} />
          <text x={at} y={bottom + 14} textAnchor="middle">
            {value.toLocaleString("en")}
          </text>
        </g>
      ))}
      <path className={styles.frame} d={`M${LEFT} ${TOP}V${bottom}H${right}`} />
      <text x={(LEFT + right) / 2} y={HEIGHT - 5} textAnchor="middle">
        size n
      </text>
      <text x={4} y={10}>
        CPU time
      </text>
    </g>
  );
}

function Series({ spots, name }: { spots: Spot[]; name: "own" | "reference" }) {
  return (
    <g className={styles[name]}>
      <polyline points={finished(spots)} />
      {spots.map((spot) => (
        <g key={spot.size}>
          <Mark name={spot.stopped ? "stopped" : name} x={spot.x} y={spot.y} />
          <title>{`n = ${spot.size.toLocaleString("en")}: ${spot.stopped ? "stopped at " : ""}${seconds(spot.seconds)}`}</title>
        </g>
      ))}
    </g>
  );
}

/** A stopped case is no part of the line: how long it would have taken is not known. */
function finished(spots: Spot[]): string {
  return spots.flatMap(({ x, y, stopped }) => (stopped ? [] : [`${x},${y}`])).join(" ");
}

type MarkName = "own" | "reference" | "stopped";

/** Told apart by shape as well as by colour: a disc, a hollow square, an arrow upwards from a bar. */
function Mark({ name, x, y }: { name: MarkName; x: number; y: number }) {
  if (name === "own") return <circle className={styles.mark} cx={x} cy={y} r={MARK} />;
  if (name === "reference") return <rect className={styles.mark} x={x - MARK + 0.5} y={y - MARK + 0.5} width={2 * MARK - 1} height={2 * MARK - 1} />;
  return <path className={clsx(styles.mark, styles.stopped)} d={`M${x - MARK - 1} ${y}h${2 * MARK + 2}M${x} ${y}v-9m-3.5 3.5l3.5 -3.5l3.5 3.5`} />;
}

function Key({ name, children }: { name: MarkName; children: string }) {
  return (
    <span className={styles.growthKey}>
      <svg width="30" height="12" viewBox="0 0 30 12" aria-hidden="true" className={name === "reference" ? styles.reference : styles.own}>
        {name !== "stopped" && <polyline points="0,6 30,6" />}
        <Mark name={name} x={15} y={name === "stopped" ? 11 : 6} />
      </svg>
      {children}
    </span>
  );
}

function TimesTable({ points }: { points: GrowthPoint[] }) {
  return (
    <div className={clsx(shared.scrollBox, values.cellsBox)} tabIndex={0} role="group" aria-label="CPU times by size">
      <table className={values.cells}>
        <thead>
          <tr>
            <th scope="col">n</th>
            <th scope="col">Yours</th>
            <th scope="col">Reference</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => (
            <tr key={i}>
              <th scope="row">{point.size.toLocaleString("en")}</th>
              <td>{own(point)}</td>
              <td>{point.reference === null ? "" : seconds(point.reference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function own({ cpu, stopped }: GrowthPoint): string {
  if (cpu === null) return "not run";
  return stopped ? `stopped at ${seconds(cpu)}` : seconds(cpu);
}
