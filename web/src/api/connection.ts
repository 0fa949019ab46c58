/**
 * Whether the server answers: one small store that every call reports to and the banner shows.
 *
 * After the first failure the server is asked again with growing pauses; the pages ask for their data anew when it is back.
 */

import { useSyncExternalStore } from "react";

import { backoff } from "./backoff";
import { address } from "./base";

export type Connection = { state: "up" } | { state: "down"; retryAt: number; trying: boolean };

let current: Connection = { state: "up" };
let failures = 0; // in a row
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
  failures = 0;
  set({ state: "up" });
  for (const listener of returned) listener();
}

export function reportUnreachable(): void {
  if (current.state === "down") return;
  failures = 0;
  schedule();
}

function schedule(): void {
  clearTimeout(timer);
  failures += 1;
  const pause = backoff(failures);
  set({ state: "down", retryAt: Date.now() + pause, trying: false });
  timer = setTimeout(() => void retryNow(), pause);
}

export async function retryNow(): Promise<void> {
  if (current.state !== "down") return;
  clearTimeout(timer);
  set({ ...current, trying: true });
  try {
    const response = await fetch(address("/api/health"), { cache: "no-store", signal: AbortSignal.timeout(5_000) });
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
