/** The keys that work on the whole problem page; the editor has the first two as its own. */

import { useEffect, useRef } from "react";

import type { Actions } from "../../editor/setup";

interface PageKeys {
  actions: Actions;
  showShortcuts: () => void;
  focusEditor: () => void;
}

export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (document.querySelector("dialog[open]")) return;
      const { actions, showShortcuts, focusEditor } = latest.current;
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        event.preventDefault();
        if (event.shiftKey) actions.submit();
        else actions.run();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") showShortcuts();
      else if (event.key === "e") focusEditor();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable='true']") !== null;
}
