/** Reading values off a figure: the pointer picks the nearest spot, the arrow keys go from one to the next, Escape lets go. */

import { type KeyboardEvent, type PointerEvent, useState } from "react";

import { nearest } from "./geometry";

export interface Spot {
  x: number;
  y: number;
  /** What is read at this spot. */
  text: string;
}

export function useReadout(spots: Spot[]) {
  const [chosen, setChosen] = useState(-1);
  const index = chosen < spots.length ? chosen : -1;

  function onPointerMove(event: PointerEvent<SVGSVGElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setChosen(nearest(spots, event.clientX - box.left, event.clientY - box.top));
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = step(event.key, index, spots.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
  }

  return {
    spot: spots[index],
    handlers: { onPointerMove, onPointerLeave: () => setChosen(-1), onKeyDown, onBlur: () => setChosen(-1), tabIndex: 0 },
  };
}

/** Where a key leads; null for a key that means nothing here. */
export function step(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(index + 1, count - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return index < 0 ? count - 1 : Math.max(index - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
      return -1;
    default:
      return null;
  }
}
