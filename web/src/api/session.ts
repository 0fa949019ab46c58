/**
 * Whether the server knows who is here: one small store that every call reports to and the frame shows.
 *
 * A visit begins when somebody signs in. An answer to a request of an earlier visit, which comes late, says nothing of this one.
 */

import { useSyncExternalStore } from "react";

let signedOut = false;
let visit = 0;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  if (next === signedOut) return;
  signedOut = next;
  for (const listener of listeners) listener();
}

/** The number of the visit in which a request is sent. */
export function currentVisit(): number {
  return visit;
}

/** The server does not know who sent a request of that visit. */
export function reportUnauthorized(of: number): void {
  if (of === visit) set(true);
}

/** Another visit begins: somebody has signed in, or it has to be asked anew who is here. */
export function beginVisit(): void {
  visit += 1;
  set(false);
}

/** Somebody has signed out. */
export function endVisit(): void {
  visit += 1;
  set(true);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isSignedOut(): boolean {
  return signedOut;
}

export function useSignedOut(): boolean {
  return useSyncExternalStore(subscribe, isSignedOut);
}
