/** The cases that the user typed for a problem: kept in this browser. */

import { useCallback, useState } from "react";

import type { Example } from "../../api/types";
import { ownKey } from "../../ui/storage";

export const MOST_CASES = 8;
const LINE = 72; // characters

export interface CustomCases {
  cases: string[];
  add: (text: string) => void;
  change: (index: number, text: string) => void;
  remove: (index: number) => void;
}

const key = (slug: string): string => ownKey(`cases:${slug}`);

function load(slug: string): string[] {
  try {
    const stored = JSON.parse(localStorage.getItem(key(slug)) ?? "[]") as unknown;
    return Array.isArray(stored) ? stored.filter((text): text is string => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function useCustomCases(slug: string): CustomCases {
  const [cases, setCases] = useState(() => load(slug));

  const set = useCallback(
    (next: (old: string[]) => string[]) =>
      setCases((old) => {
        const changed = next(old);
        try {
          localStorage.setItem(key(slug), JSON.stringify(changed));
        } catch {
          // Storage is closed: the cases live as long as the page.
        }
        return changed;
      }),
    [slug],
  );

  return {
    cases,
    add: (text) => set((old) => (old.length < MOST_CASES ? [...old, text] : old)),
    change: (index, text) => set((old) => old.map((c, i) => (i === index ? text : c))),
    remove: (index) => set((old) => old.filter((_, i) => i !== index)),
  };
}

/** The cases to send, and where each stands among the fields: empty fields are left out. */
export function casesToSend(cases: string[]): { custom: string[]; indices: number[] } {
  const indices = cases.flatMap((text, i) => (text.trim() ? [i] : []));
  return { custom: indices.map((i) => cases[i]?.trim() ?? ""), indices };
}

/** An example as a case to start from: its call, or, where the call is written out in several statements, the inputs by name. */
export function startingCase({ entry, call, inputs }: Pick<Example, "entry" | "call" | "inputs">): string {
  if (call.startsWith(`${entry}(`)) return call;
  const named = inputs.map(({ name, value }) => `${name}=${value.text}`);
  const line = `${entry}(${named.join(", ")})`;
  return line.length <= LINE && !line.includes("\n") ? line : `${entry}(\n${named.map((input) => `${indented(input)},\n`).join("")})`;
}

function indented(text: string): string {
  return text.replace(/^/gm, "    ");
}
