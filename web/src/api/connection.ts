/**
 * Whether the server answers: one small store that every call reports to and the banner shows.
 *
 * After the first failure the server is asked again with growing pauses; the pages ask for their data anew when it is back.
 */

import { useSyncExternalStore } from "react";

export type Connection = { state: "up" } | { state: "unauthorized" } | { state: "down"; retryAt: number; trying: boolean };

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

let current: Connection = { state: "up" };
let pause = FIRST_PAUSE;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const returned = new Set<() => void>();

function set(next: Connection): void {
  current = next;
  for (const listener of listeners) listener();
}

export function reportReached(): void {
  if (current.state !== "down") return;
  clearTimeout(timer);
  pause = FIRST_PAUSE;
  set({ state: "up" });
  for (const listener of returned) listener();
}

export function reportUnreachable(): void {
  if (current.state === "down") return;
  pause = FIRST_PAUSE;
  schedule();
}

export function reportUnauthorized(): void {
  clearTimeout(timer);
  set({ state: "unauthorized" });
}

function schedule(): void {
  clearTimeout(timer);
  set({ state: "down", retryAt: Date.now() + pause, trying: false });
  timer = setTimeout(() => void retryNow(), pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

export async function retryNow(): Promise<void> {
  if (current.state !== "down") return;
  clearTimeout(timer);
  set({ ...current, trying: true });
  try {
    const response = await fetch("/api/health", { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(response.statusText);
    reportReached();
  } catch {
    schedule();
  }
}

/** Calls back each time that the server answers again; returns the way to stop. */
export function onReturn(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

/** Reports the connection as lost and resolves when the server answers again. */
export function connectionReturned(): Promise<void> {
  return new Promise((resolve) => {
    const stop = onReturn(() => {
      stop();
      resolve();
    });
    reportUnreachable();
  });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => current);
}

if (typeof window !== "undefined") {
  window.addEventListener("offline", reportUnreachable);
  window.addEventListener("online", () => void retryNow());
}
