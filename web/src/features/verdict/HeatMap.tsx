import clsx from "clsx";

import shared from "../../styles/shared.module.css";
import styles from "./HeatMap.module.css";
import { short } from "./numbers";

const LARGEST_SIDE = 260; // pixels
const LARGEST_CELL = 22;

/** Where the error lies in a matrix, and how large it is: darker is worse, hatched is not finite. */
export function HeatMap({ errors }: { errors: number[][] }) {
  const [rows, columns] = [errors.length, errors[0]?.length ?? 0];
  const finite = errors.flat().filter((error) => Number.isFinite(error));
  const largest = Math.max(0, ...finite);
  const differing = errors.flat().filter((error) => error !== 0).length;
  const cell = Math.max(3, Math.min(LARGEST_CELL, LARGEST_SIDE / Math.max(rows, columns)));
  const label = `Map of the error: ${differing} of ${rows * columns} cells differ, by at most ${short(largest)}.`;

  return (
    <figure className={styles.heatMap}>
      <figcaption>
        Absolute error, at most <span className={shared.mono}>{short(largest)}</span>
      </figcaption>
      <svg width={columns * cell} height={rows * cell} role="img" aria-label={label}>
        {errors.map((row, i) =>
          row.map((error, j) => (
            <rect
              key={`${i}-${j}`}
              x={j * cell}
              y={i * cell}
              width={cell - 1}
              height={cell - 1}
              className={clsx(styles.heat, !Number.isFinite(error) && styles.notFinite)}
              style={{ opacity: shade(error, largest) }}
            >
              <title>{`[${i}, ${j}]: ${Number.isFinite(error) ? short(error) : "not finite"}`}</title>
            </rect>
          )),
        )}
      </svg>
    </figure>
  );
}

/** The root spreads small errors apart, which matter as much as large ones when one looks for a pattern. */
function shade(error: number, largest: number): number {
  if (!Number.isFinite(error)) return 1;
  if (error === 0 || largest === 0) return 0.07;
  return 0.2 + 0.8 * Math.sqrt(error / largest);
}
