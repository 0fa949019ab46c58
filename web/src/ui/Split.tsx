/** Two panes with a border that can be dragged, or moved by the arrow keys; the browser remembers where it stands. */

import clsx from "clsx";
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";

import styles from "./Split.module.css";
import { ownKey } from "./storage";

interface SplitProps {
  name: string;
  label: string;
  direction: "row" | "column";
  initial: number; // percent of the first pane
  /** On narrow windows the panes stand alone, one at a time, and there is no border to move. */
  off: boolean;
  children: [ReactNode, ReactNode];
}

const LEAST = 15;
const MOST = 85;
const STEP = 2;

const clamp = (percent: number): number => Math.min(MOST, Math.max(LEAST, percent));

export function Split({ name, label, direction, initial, off, children }: SplitProps) {
  const [percent, setPercent] = useRemembered(ownKey(`split:${name}`), initial);
  const frame = useRef<HTMLDivElement>(null);
  const row = direction === "row";

  const drag = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    setPercent(clamp(row ? (100 * (event.clientX - box.left)) / box.width : (100 * (event.clientY - box.top)) / box.height));
  };

  const press = (event: KeyboardEvent): void => {
    const [less, more] = row ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    const moves: Record<string, number> = { [less]: percent - STEP, [more]: percent + STEP, Home: LEAST, End: MOST };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setPercent(clamp(next));
  };

  return (
    <div ref={frame} className={clsx(styles.split, styles[direction], off && styles.off)} style={{ ["--split" as string]: `${percent}%` }}>
      {children[0]}
      {!off && (
        <div
          role="separator"
          className={styles.splitBorder}
          aria-label={label}
          aria-orientation={row ? "vertical" : "horizontal"}
          aria-valuenow={Math.round(percent)}
          aria-valuemin={LEAST}
          aria-valuemax={MOST}
          tabIndex={0}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onDoubleClick={() => setPercent(initial)}
          onKeyDown={press}
        />
      )}
      {children[1]}
    </div>
  );
}

function useRemembered(key: string, initial: number): [number, (percent: number) => void] {
  const [percent, setPercent] = useState(() => {
    const stored = Number(localStorage.getItem(key));
    return stored > 0 ? clamp(stored) : initial;
  });
  const set = (next: number): void => {
    setPercent(next);
    try {
      localStorage.setItem(key, String(next));
    } catch {
      // Storage is closed: the border stays where it is until the page is left.
    }
  };
  return [percent, set];
}
