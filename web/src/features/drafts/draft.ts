/**
 * Where a draft lives and which copy wins: the rules, without React and without the network.
 *
 * Every keystroke is written to localStorage at once (all tabs of the browser share that copy) and to the server a moment later,
 * with the revision it was based on. When the server holds a newer revision that this browser has not seen, and both have changed,
 * nobody's text is thrown away: that is a conflict, and the person decides.
 */

import type { Draft } from "../../api/types";
import { ownKey } from "../../ui/storage";

export interface LocalDraft {
  source: string;
  /** The server's revision that this text grew from; 0 when there was none. */
  base: number;
  /** Whether the text has changed since that revision. */
  dirty: boolean;
}

export type Opening =
  | { kind: "use"; draft: LocalDraft }
  | { kind: "conflict"; draft: LocalDraft; theirs: Draft };

/** Which text to show when a problem is opened. `remote` is null when the server could not be asked. */
export function openDraft(local: LocalDraft | null, remote: Draft | null, starter: string): Opening {
  if (!local) return { kind: "use", draft: fromRemote(remote, starter) };
  if (!remote || remote.revision <= local.base) return { kind: "use", draft: local };
  if (!local.dirty || local.source === remote.source) return { kind: "use", draft: fromRemote(remote, starter) };
  return { kind: "conflict", draft: local, theirs: remote };
}

function fromRemote(remote: Draft | null, starter: string): LocalDraft {
  if (!remote) return { source: starter, base: 0, dirty: false };
  return { source: remote.source, base: remote.revision, dirty: false };
}

/** Where this browser keeps the draft of a problem, of whoever is signed in. */
export const draftKey = (slug: string): string => ownKey(`draft:${slug}`);

export function readLocal(key: string): LocalDraft | null {
  try {
    const stored = localStorage.getItem(key);
    return stored === null ? null : parse(stored);
  } catch {
    return null;
  }
}

export function parse(stored: string): LocalDraft | null {
  const value = JSON.parse(stored) as Partial<LocalDraft>;
  if (typeof value.source !== "string" || typeof value.base !== "number") return null;
  return { source: value.source, base: value.base, dirty: value.dirty ?? true };
}

/** False when the browser refuses (storage full or closed): the page then says that only the server keeps the draft. */
export function writeLocal(key: string, draft: LocalDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab of this browser changes the draft; returns the way to stop. */
export function onOtherTab(key: string, listener: (draft: LocalDraft) => void): () => void {
  const onStorage = (event: StorageEvent): void => {
    if (event.key !== key || event.newValue === null) return;
    const draft = parse(event.newValue);
    if (draft) listener(draft);
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}
