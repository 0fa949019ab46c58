/**
 * Whose things this browser keeps: every key of its storage that is a person's own is made here.
 *
 * Where the server has no accounts, there is no owner and nothing to tell apart. Where it has, one person never reads what another
 * one left in the same browser, and what was left is there again when its owner is back.
 */

import { useSyncExternalStore } from "react";

const OWNER = "gradus:owner";
const browser = typeof window !== "undefined";

let owner = stored();
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return browser ? localStorage.getItem(OWNER) : null;
  } catch {
    return null;
  }
}

function change(next: string | null): void {
  if (next === owner) return;
  owner = next;
  for (const listener of listeners) listener();
}

/** The key of what belongs to the owner alone. */
export function ownKey(name: string): string {
  return owner === null ? sharedKey(name) : `gradus:${owner}:${name}`;
}

/** The key of what belongs to the browser, or to the one person of a server without accounts. */
export function sharedKey(name: string): string {
  return `gradus:${name}`;
}

/** Says who is here; null where there are no accounts, and when somebody has signed out. */
export function setOwner(next: string | null): void {
  try {
    if (next === null) localStorage.removeItem(OWNER);
    else localStorage.setItem(OWNER, next);
  } catch {
    // Storage is closed: it keeps nothing of anybody.
  }
  change(next);
}

/** Deletes all that this browser keeps of the owner. */
export function forgetOwner(): void {
  if (owner === null) return;
  const prefix = ownKey("");
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  }
}

/** Calls back when the owner is another one; returns the way to stop. */
export function onOwner(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useOwner(): string | null {
  return useSyncExternalStore(onOwner, () => owner);
}

/** Calls back when somebody signs in or out in another tab; returns the way to stop. */
export function onOwnerElsewhere(listener: () => void): () => void {
  const hear = (event: StorageEvent): void => {
    if (event.key !== OWNER || event.newValue === owner) return;
    change(event.newValue);
    listener();
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
