/** Completion of NumPy's names after `np.`, `np.linalg.` and the like, and of a Generator's methods after `rng.`. */

import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { pythonLanguage } from "@codemirror/lang-python";

import { NUMPY } from "./numpyNames";

const DOTTED = /\b(np|numpy|rng)((?:\.\w+)*)\.(\w*)$/;

function options(holder: string): Completion[] {
  return (NUMPY[holder] ?? []).map(([label, type, detail]) => ({ label, type, ...(detail ? { detail } : {}) }));
}

/** Which table of names fits what stands before the last dot; null when none does. */
export function holderOf(root: string, path: string): string | null {
  if (root === "rng") return path === "" ? "Generator" : null;
  const holder = path.replace(/^\./, "");
  return holder in NUMPY && holder !== "Generator" ? holder : null;
}

function complete(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/[\w.]+/);
  const match = before && DOTTED.exec(before.text);
  if (!match) return null;
  const [, root = "", path = "", typed = ""] = match;
  const holder = holderOf(root, path);
  if (holder === null) return null;
  return { from: context.pos - typed.length, options: options(holder), validFor: /^\w*$/ };
}

export const numpyCompletion = pythonLanguage.data.of({ autocomplete: complete });
