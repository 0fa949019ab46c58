import { useCallback, useSyncExternalStore } from "react";

const LOOK_EVERY = 250; // milliseconds

const left = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** The whole seconds until a moment (in milliseconds), counted down; 0 once it has passed. */
export function useSecondsUntil(until: number): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (left(until) === 0) return () => undefined;
      const tick = setInterval(() => {
        listener();
        if (left(until) === 0) clearInterval(tick);
      }, LOOK_EVERY);
      return () => clearInterval(tick);
    },
    [until],
  );
  return useSyncExternalStore(subscribe, () => left(until));
}
