/** Parts of the app that are loaded when they are needed; a connection that is lost meanwhile only makes them later. */

import { type ComponentType, lazy } from "react";

interface Loaded<P> {
  default: ComponentType<P>;
}

let waitForConnection = (): Promise<void> => Promise.resolve();

/** Says what to wait for after a load has failed, before the second attempt. The app sets it once at its start. */
export function onFailedLoad(wait: () => Promise<void>): void {
  waitForConnection = wait;
}

export function lazily<P>(load: () => Promise<Loaded<P>>) {
  return lazy(() => loadTwice(load));
}

/** Loads; when that fails, waits for the connection and loads again. A second failure is for the boundary. */
async function loadTwice<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await waitForConnection();
    return load();
  }
}
