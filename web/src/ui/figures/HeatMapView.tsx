import { Canvas } from "./Canvas";
import { extent, runs, shade, short } from "./geometry";
import styles from "./figures.module.css";
import type { HeatMapFigure } from "./types";

const LEFT = 62;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 44;
const NUMBERED = 30; // pixels: a cell so wide has room for its number
const READABLE = 144; // cells: with more of them the numbers are noise
const TALLEST = 420;

export function HeatMapView({ figure, label }: { figure: HeatMapFigure; label: string }) {
  const rows = figure.values.length;
  const columns = figure.values[0]?.length ?? 0;
  const [low, high] = extent(figure.values.flat());
  const cell = (width: number) => {
    const wide = Math.min((width - LEFT - RIGHT) / columns, 72);
    return { wide, tall: Math.min(wide, (TALLEST - TOP - BOTTOM) / rows, 48) };
  };
  const rowName = (i: number) => figure.row_labels[i] ?? String(i);
  const columnName = (j: number) => figure.column_labels[j] ?? String(j);
  return (
    <>
      <Canvas
        label={label}
        heightOf={(width) => cell(width).tall * rows + TOP + BOTTOM}
        spotsOf={(width) => {
          const { wide, tall } = cell(width);
          return figure.values.flatMap((row, i) =>
            row.map((value, j) => ({
              x: LEFT + (j + 0.5) * wide,
              y: TOP + (i + 0.5) * tall,
              text: `${figure.y_label || "row"} ${rowName(i)}, ${figure.x_label || "column"} ${columnName(j)}: ${value === null ? "no value" : short(value)}`,
            })),
          );
        }}
        draw={(width, height) => {
          const { wide, tall } = cell(width);
          const every = { row: Math.ceil(14 / tall), column: Math.ceil(26 / wide) };
          return (
            <>
              {figure.values.map((row, i) =>
                runs(row.map((value) => shade(value, low, high, figure.diverging))).map(({ start, length, value }) => (
                  <rect
                    key={`${i}-${start}`}
                    className={value === null ? styles.gap : value < 0 ? styles.below : styles.above}
                    fillOpacity={value === null ? undefined : Math.abs(value)}
                    x={LEFT + start * wide}
                    y={TOP + i * tall}
                    width={length * wide}
                    height={tall}
                    shapeRendering="crispEdges"
                  />
                )),
              )}
              {wide >= NUMBERED && tall >= 14 && rows * columns <= READABLE && <Numbers figure={figure} wide={wide} tall={tall} />}
              <rect className={styles.outline} x={LEFT} y={TOP} width={columns * wide} height={rows * tall} />
              <g aria-hidden="true">
                {figure.values.map(
                  (_, i) =>
                    i % every.row === 0 && (
                      <text key={i} className={styles.tick} x={LEFT - 6} y={TOP + (i + 0.5) * tall} dy="0.33em" textAnchor="end">
                        {rowName(i)}
                      </text>
                    ),
                )}
                {Array.from(
                  { length: columns },
                  (_, j) =>
                    j % every.column === 0 && (
                      <text key={j} className={styles.tick} x={LEFT + (j + 0.5) * wide} y={TOP + rows * tall + 14} textAnchor="middle">
                        {columnName(j)}
                      </text>
                    ),
                )}
                <text className={styles.name} x={LEFT + (columns * wide) / 2} y={height - 8} textAnchor="middle">
                  {figure.x_label}
                </text>
                <text className={styles.name} x={14} y={TOP + (rows * tall) / 2} textAnchor="middle" transform={`rotate(-90 14 ${TOP + (rows * tall) / 2})`}>
                  {figure.y_label}
                </text>
              </g>
            </>
          );
        }}
      />
      <Key figure={figure} low={low} high={high} />
    </>
  );
}

function Numbers({ figure, wide, tall }: { figure: HeatMapFigure; wide: number; tall: number }) {
  return (
    <g aria-hidden="true">
      {figure.values.map((row, i) =>
        row.map(
          (value, j) =>
            value !== null && (
              <text key={`${i}-${j}`} className={styles.cellNumber} x={LEFT + (j + 0.5) * wide} y={TOP + (i + 0.5) * tall} dy="0.33em" textAnchor="middle">
                {Number(value.toPrecision(2)).toString().slice(0, 6)}
              </text>
            ),
        ),
      )}
    </g>
  );
}

/** What the colours mean, as the numbers at their ends. */
function Key({ figure, low, high }: { figure: HeatMapFigure; low: number; high: number }) {
  const most = Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = figure.diverging ? [-most, most] : [low, high];
  return (
    <p className={styles.key}>
      {short(from)}
      <svg width="120" height="10" aria-hidden="true">
        {Array.from({ length: 24 }, (_, i) => {
          const value = figure.diverging ? (i - 11.5) / 11.5 : i / 23;
          return <rect key={i} className={value < 0 ? styles.below : styles.above} fillOpacity={Math.abs(value)} x={i * 5} y={0} width={5.5} height={10} />;
        })}
      </svg>
      {short(to)}
      {figure.value_label && <span> {figure.value_label}</span>}
    </p>
  );
}
