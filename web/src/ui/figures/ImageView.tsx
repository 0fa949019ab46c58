import { useMemo } from "react";

import { Canvas } from "./Canvas";
import { colour } from "./marks";
import styles from "./figures.module.css";
import { bitmap } from "./pixels";
import type { BoxesFigure, ImageFigure } from "./types";

const TALLEST = 360; // pixels of the page
const LARGEST = 24; // pixels of the page for one of the picture

/** How large one pixel of the picture is on the page. */
function zoom(width: number, height: number, room: number): number {
  return Math.min(room / width, TALLEST / height, LARGEST);
}

export function ImageView({ figure, label }: { figure: ImageFigure; label: string }) {
  const source = useMemo(() => bitmap(figure), [figure]);
  const size = (room: number) => zoom(figure.width, figure.height, room);
  return (
    <Canvas
      label={label}
      heightOf={(room) => figure.height * size(room)}
      spotsOf={(room) => {
        const scale = size(room);
        return Array.from({ length: figure.width * figure.height }, (_, i) => {
          const [row, column] = [Math.floor(i / figure.width), i % figure.width];
          const values = figure.pixels.slice(i * figure.channels, (i + 1) * figure.channels);
          return { x: (column + 0.5) * scale, y: (row + 0.5) * scale, text: `row ${row}, column ${column}: ${values.join(", ")}` };
        });
      }}
      draw={(room) => <image href={source} width={figure.width * size(room)} height={figure.height * size(room)} preserveAspectRatio="none" className={styles.pixels} />}
    />
  );
}

export function BoxesView({ figure, label }: { figure: BoxesFigure; label: string }) {
  const source = useMemo(() => (figure.picture ? bitmap(figure.picture) : null), [figure]);
  const size = (room: number) => zoom(figure.width, figure.height, room);
  const names = [...new Set(figure.boxes.map((box) => box.name))];
  return (
    <>
      <Canvas
        label={label}
        heightOf={(room) => figure.height * Math.min(room / figure.width, TALLEST / figure.height)}
        spotsOf={(room) => {
          const scale = Math.min(room / figure.width, TALLEST / figure.height);
          return figure.boxes.map((box) => ({ x: box.x0 * scale, y: box.y0 * scale, text: `${box.name}: from (${box.x0}, ${box.y0}) to (${box.x1}, ${box.y1})` }));
        }}
        draw={(room) => {
          const scale = source ? size(room) : Math.min(room / figure.width, TALLEST / figure.height);
          return (
            <>
              {source && <image href={source} width={figure.width * scale} height={figure.height * scale} preserveAspectRatio="none" className={styles.pixels} />}
              <rect className={styles.outline} x="0.5" y="0.5" width={figure.width * scale - 1} height={figure.height * scale - 1} />
              {figure.boxes.map((box, i) => (
                <rect
                  key={i}
                  className={`${styles.box ?? ""} ${colour(names.indexOf(box.name))}`}
                  strokeDasharray={[undefined, "7 4", "2 4"][names.indexOf(box.name) % 3]}
                  x={box.x0 * scale}
                  y={box.y0 * scale}
                  width={(box.x1 - box.x0) * scale}
                  height={(box.y1 - box.y0) * scale}
                />
              ))}
            </>
          );
        }}
      />
      <ul className={styles.legend} aria-label="Legend">
        {names.map((name, i) => (
          <li key={name}>
            <svg width="18" height="12" aria-hidden="true" className={colour(i)}>
              <rect className={styles.box} x="1" y="1" width="16" height="10" strokeDasharray={[undefined, "7 4", "2 4"][i % 3]} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
