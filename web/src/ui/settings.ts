/** What a person chose for this browser: kept in localStorage, shared by its tabs. */

import { useSyncExternalStore } from "react";

import { onOwner, ownKey, sharedKey } from "./storage";

export interface Settings {
  theme: "system" | "light" | "dark";
  fontSize: number;
  vim: boolean;
}

export const FONT_SIZES = [12, 13, 14, 15, 16, 18, 20] as const;
const NAME = "settings";
const DEFAULTS: Settings = { theme: "system", fontSize: 14, vim: false };

let current = load();
const listeners = new Set<() => void>();

function load(): Settings {
  try {
    const text = localStorage.getItem(ownKey(NAME)) ?? localStorage.getItem(sharedKey(NAME)) ?? "{}";
    const stored = JSON.parse(text) as Partial<Settings>;
    return { ...DEFAULTS, ...stored };
  } catch {
    return DEFAULTS;
  }
}

function apply(): void {
  const root = document.documentElement;
  if (current.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = current.theme;
  root.style.setProperty("--editor-font-size", `${current.fontSize}px`);
  for (const listener of listeners) listener();
}

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(ownKey(NAME), JSON.stringify(current));
  } catch {
    // Storage is closed (private mode): the choice holds until the page is left.
  }
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSettings(): Settings {
  return useSyncExternalStore(subscribe, () => current);
}

function reload(): void {
  current = load();
  apply();
}

window.addEventListener("storage", (event) => {
  if (event.key === ownKey(NAME)) reload();
});
onOwner(reload);

apply();
