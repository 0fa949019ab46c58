import { Canvas } from "./Canvas";
import { Frame, MARGIN, scaleOf } from "./Frame";
import { pointsOf, runs, short } from "./geometry";
import { colour, Legend, SeriesMarks } from "./marks";
import styles from "./figures.module.css";
import type { RegionsFigure } from "./types";

export function RegionsView({ figure, label }: { figure: RegionsFigure; label: string }) {
  const rows = figure.cells.length;
  const columns = figure.cells[0]?.length ?? 0;
  const first = figure.ordered ? 1 : figure.names.length; // the colours behind those of the classes are the series'
  const { x_low: xLow, x_high: xHigh, y_low: yLow, y_high: yHigh } = figure;
  const scales = (width: number, height: number) => ({
    x: scaleOf("linear", [xLow, xHigh], [MARGIN.left, width - MARGIN.right]),
    y: scaleOf("linear", [yLow, yHigh], [height - MARGIN.bottom, MARGIN.top]),
  });
  const points = pointsOf(figure.series).filter(({ x, y }) => x >= xLow && x <= xHigh && y >= yLow && y <= yHigh);
  return (
    <>
      <Canvas
        label={label}
        heightOf={(width) => Math.max(240, width * 0.66)}
        spotsOf={(width, height) => {
          const { x, y } = scales(width, height);
          return points.map((point) => ({ x: x(point.x), y: y(point.y), text: `${point.name}: (${short(point.x)}, ${short(point.y)})` }));
        }}
        draw={(width, height) => {
          const { x, y } = scales(width, height);
          const wide = (width - MARGIN.left - MARGIN.right) / columns;
          const tall = (height - MARGIN.top - MARGIN.bottom) / rows;
          return (
            <Frame x={x} y={y} width={width} height={height} xLabel={figure.x_label} yLabel={figure.y_label} grid={false}>
              {figure.cells.map((row, i) =>
                runs(row).map(
                  ({ start, length, value }) =>
                    value >= 0 && (
                      <rect
                        key={`${i}-${start}`}
                        className={figure.ordered ? styles.above : `${styles.region ?? ""} ${colour(value)}`}
                        fillOpacity={figure.ordered ? level(value, figure.names.length) : undefined}
                        x={MARGIN.left + start * wide}
                        y={height - MARGIN.bottom - (i + 1) * tall}
                        width={length * wide}
                        height={tall}
                        shapeRendering="crispEdges"
                      />
                    ),
                ),
              )}
              {figure.series.map((series, index) => (
                <SeriesMarks key={index} series={series} index={first + index} x={x} y={y} />
              ))}
            </Frame>
          );
        }}
      />
      <ul className={styles.legend} aria-label="Regions">
        {figure.names.map((name, i) => (
          <li key={i}>
            <svg width="14" height="12" aria-hidden="true" className={figure.ordered ? "" : colour(i)}>
              <rect className={figure.ordered ? styles.above : styles.region} fillOpacity={figure.ordered ? level(i, figure.names.length) : undefined} width="14" height="12" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      {figure.series.length > 0 && <Legend series={figure.series} first={first} />}
    </>
  );
}

/** Levels are shown by strength alone, never so strong that a path on them is lost. */
function level(value: number, count: number): number {
  return 0.06 + (0.6 * value) / Math.max(1, count - 1);
}
