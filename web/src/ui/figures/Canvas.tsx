/** The sheet that a figure is drawn on: as wide as its column, with a line below it that says what the reader points at. */

import { type ReactNode, useId } from "react";

import styles from "./figures.module.css";
import { type Spot, useReadout } from "./useReadout";
import { useWidth } from "./useWidth";

const WIDEST = 720; // pixels
const NARROWEST = 220;
const FIRST = 560; // before the column is measured

interface Props {
  /** What the figure shows, for those who don't see it. */
  label: string;
  heightOf: (width: number) => number;
  spotsOf: (width: number, height: number) => Spot[];
  draw: (width: number, height: number) => ReactNode;
}

export function Canvas({ label, heightOf, spotsOf, draw }: Props) {
  const [parentRef, room] = useWidth(FIRST);
  const width = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(room)));
  const height = Math.round(heightOf(width));
  const { spot, handlers } = useReadout(spotsOf(width, height));
  const readout = useId();
  return (
    <div ref={parentRef} className={styles.canvas}>
      <svg width={width} height={height} role="img" aria-label={label} aria-describedby={readout} className={styles.svg} {...handlers}>
        {draw(width, height)}
        {spot && <circle className={styles.chosen} cx={spot.x} cy={spot.y} r={7} />}
      </svg>
      <p id={readout} className={styles.readout} aria-live="polite">
        {spot?.text ?? ""}
      </p>
    </div>
  );
}
