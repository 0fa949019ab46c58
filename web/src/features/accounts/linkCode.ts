/**
 * The code of a link (`/join#code`, `/reset#code`, `/device#code`): taken out of the address as soon as it is read, so that it stays in no history
 * and on no screen, and kept in memory until the page is left or loaded again.
 */

import { useSyncExternalStore } from "react";

let codes: Partial<Record<string, string>> = {};

/** Reads the code of the address that is open, once for each time that the link is opened. */
function take(): void {
  const { hash, pathname, search } = window.location;
  if (hash.length < 2 || !/\/(join|reset|device)\/?$/.test(pathname)) return;
  codes = { ...codes, [pathname]: decoded(hash.slice(1)) };
  window.history.replaceState(window.history.state, "", pathname + search);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function subscribe(listener: () => void): () => void {
  const hear = (): void => {
    take();
    listener();
  };
  hear();
  window.addEventListener("hashchange", hear);
  return () => window.removeEventListener("hashchange", hear);
}

take();

/** The code of the link that is open; null without one. */
export function linkCode(): string | null {
  return codes[window.location.pathname] ?? null;
}

export function useLinkCode(): string | null {
  return useSyncExternalStore(subscribe, linkCode);
}

/** Forgets a code that was used. */
export function forgetCode(): void {
  codes = {};
}
