/** Two axes with their labels and a grid, in the pixels of the page. */

import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridColumns, GridRows } from "@visx/grid";
import { scaleLinear, scaleLog } from "@visx/scale";
import type { ReactNode } from "react";

import { short } from "./geometry";
import styles from "./figures.module.css";
import type { Scale } from "./types";

export const MARGIN = { top: 12, right: 16, bottom: 46, left: 58 };
const TICK_PIXELS = { x: 76, y: 44 }; // the room that a tick asks for

export function scaleOf(kind: Scale, domain: [number, number], range: [number, number]) {
  return kind === "log" ? scaleLog<number>({ domain, range }) : scaleLinear<number>({ domain, range });
}

/** At most so many ticks, and on a logarithmic axis powers of ten rather than all that lies between them. */
export function ticksOf(scale: Position, most: number): number[] {
  const ticks = scale.ticks(most);
  if (ticks.length <= most) return ticks;
  const powers = ticks.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9));
  if (powers.length < 2) return ticks.filter((_, i) => i % Math.ceil(ticks.length / most) === 0);
  return powers.filter((_, i) => i % Math.ceil(powers.length / most) === 0);
}

export type Position = ReturnType<typeof scaleOf>;

interface Props {
  x: Position;
  y: Position;
  width: number;
  height: number;
  xLabel: string;
  yLabel: string;
  grid?: boolean;
  children: ReactNode;
}

export function Frame({ x, y, width, height, xLabel, yLabel, grid = true, children }: Props) {
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const [columns, rows] = [Math.max(2, Math.floor((right - MARGIN.left) / TICK_PIXELS.x)), Math.max(2, Math.floor((bottom - MARGIN.top) / TICK_PIXELS.y))];
  const xTicks = ticksOf(x, columns);
  const yTicks = ticksOf(y, rows);
  return (
    <>
      {grid && (
        <g aria-hidden="true">
          <GridRows scale={y} left={MARGIN.left} width={right - MARGIN.left} tickValues={yTicks} className={styles.grid ?? ""} stroke="" />
          <GridColumns scale={x} top={MARGIN.top} height={bottom - MARGIN.top} tickValues={xTicks} className={styles.grid ?? ""} stroke="" />
        </g>
      )}
      {children}
      <g aria-hidden="true" className={styles.axis}>
        <AxisBottom scale={x} top={bottom} tickValues={xTicks} stroke="" tickStroke="" tickFormat={(value) => short(Number(value))} tickLabelProps={TICK_X} />
        <AxisLeft scale={y} left={MARGIN.left} tickValues={yTicks} stroke="" tickStroke="" tickFormat={(value) => short(Number(value))} tickLabelProps={TICK_Y} />
        <AxisNames width={width} height={height} xLabel={xLabel} yLabel={yLabel} />
      </g>
    </>
  );
}

/** The names of the axes: that of y lies along its axis. */
export function AxisNames({ width, height, xLabel, yLabel }: { width: number; height: number; xLabel: string; yLabel: string }) {
  const middle = (MARGIN.top + height - MARGIN.bottom) / 2;
  return (
    <>
      <text className={styles.name} x={(MARGIN.left + width - MARGIN.right) / 2} y={height - 8} textAnchor="middle">
        {xLabel}
      </text>
      <text className={styles.name} x={14} y={middle} textAnchor="middle" transform={`rotate(-90 14 ${middle})`}>
        {yLabel}
      </text>
    </>
  );
}

export const TICK_X = { className: styles.tick ?? "", textAnchor: "middle", dy: "0.25em", fill: "" } as const;
export const TICK_Y = { className: styles.tick ?? "", textAnchor: "end", dx: "-0.25em", dy: "0.33em", fill: "" } as const;
