/** Parts of the app that are loaded when they are needed; a connection that is lost meanwhile only makes them later. */

import { type ComponentType, lazy } from "react";

import { onReturn, reportUnreachable } from "../api/connection";

interface Loaded<P> {
  default: ComponentType<P>;
}

export function lazily<P>(load: () => Promise<Loaded<P>>) {
  return lazy(() => patiently(load));
}

/** Loads; when that fails, says that the connection is lost, waits for it, and loads again. A second failure is for the boundary. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await returned();
    return load();
  }
}

function returned(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onReturn(() => {
      stop();
      resolve();
    });
    reportUnreachable();
  });
}
