import { AxisBottom, AxisLeft } from "@visx/axis";
import { GridRows } from "@visx/grid";
import { scaleBand, scaleLinear } from "@visx/scale";

import { Canvas } from "./Canvas";
import { AxisNames, MARGIN, TICK_X, TICK_Y } from "./Frame";
import { domain, short } from "./geometry";
import { colour, Legend } from "./marks";
import styles from "./figures.module.css";
import type { BarsFigure } from "./types";

export function BarsView({ figure, label }: { figure: BarsFigure; label: string }) {
  const [low, high] = domain([0, ...figure.series.flatMap(({ values }) => values)], "linear", 0.05);
  const values = [low < 0 && figure.series.every((each) => each.values.every((value) => (value ?? 0) >= 0)) ? 0 : low, high] as [number, number];
  const scales = (width: number, height: number) => {
    const group = scaleBand<number>({ domain: figure.labels.map((_, i) => i), range: [MARGIN.left, width - MARGIN.right], padding: 0.2 });
    return {
      group,
      bar: scaleBand<number>({ domain: figure.series.map((_, i) => i), range: [0, group.bandwidth()], padding: 0.08 }),
      y: scaleLinear<number>({ domain: values, range: [height - MARGIN.bottom, MARGIN.top] }),
    };
  };
  const bars = (width: number, height: number) => {
    const { group, bar, y } = scales(width, height);
    return figure.labels.flatMap((name, i) =>
      figure.series.flatMap((series, j) => {
        const value = series.values[i] ?? null;
        if (value === null) return [];
        const left = (group(i) ?? 0) + (bar(j) ?? 0);
        return [{ key: `${i}-${j}`, index: j, left, wide: bar.bandwidth(), top: y(Math.max(0, value)), tall: Math.abs(y(value) - y(0)), name, series: series.name, value }];
      }),
    );
  };
  return (
    <>
      <Canvas
        label={label}
        heightOf={(width) => Math.max(220, width * 0.5)}
        spotsOf={(width, height) =>
          bars(width, height).map((bar) => ({
            x: bar.left + bar.wide / 2,
            y: bar.value < 0 ? bar.top + bar.tall : bar.top,
            text: `${bar.name}${figure.series.length > 1 ? `, ${bar.series}` : ""}: ${short(bar.value)}`,
          }))
        }
        draw={(width, height) => {
          const { group, y } = scales(width, height);
          const every = Math.ceil(figure.labels.length / Math.max(1, (width - MARGIN.left) / 64));
          return (
            <>
              <GridRows scale={y} left={MARGIN.left} width={width - MARGIN.left - MARGIN.right} numTicks={5} className={styles.grid ?? ""} stroke="" aria-hidden="true" />
              {bars(width, height).map((bar) => (
                <rect key={bar.key} className={`${styles.bar ?? ""} ${colour(bar.index)}`} x={bar.left} y={bar.top} width={bar.wide} height={bar.tall} />
              ))}
              <g aria-hidden="true" className={styles.axis}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
                <AxisBottom
                  scale={group}
                  top={height - MARGIN.bottom}
                  hideAxisLine
                  hideTicks
                  tickValues={figure.labels.map((_, i) => i).filter((i) => i % every === 0)}
                  tickFormat={(i) => figure.labels[i] ?? ""}
                  tickLabelProps={TICK_X}
                />
                <AxisLeft scale={y} left={MARGIN.left} numTicks={5} stroke="" tickStroke="" tickFormat={(value) => short(Number(value))} tickLabelProps={TICK_Y} />
                <AxisNames width={width} height={height} xLabel={figure.x_label} yLabel={figure.y_label} />
              </g>
            </>
          );
        }}
      />
      {figure.series.length > 1 && <Legend series={figure.series.map(({ name }) => ({ name }))} />}
    </>
  );
}
