/** The keeper of a problem's draft, tied to the page: opened with it, pushed when the server is back or the page is left. */

import { useEffect, useMemo, useSyncExternalStore } from "react";

import { onReturn } from "../api/connection";
import { getDraft, putDraft } from "../api/routes";
import { onOtherTab, readLocal, writeLocal } from "./draft";
import { DraftKeeper, type DraftView } from "./keeper";

export function useDraft(slug: string, starter: string): { keeper: DraftKeeper; view: DraftView } {
  const keeper = useMemo(() => {
    const places = {
      get: () => getDraft(slug),
      put: (source: string, base: number) => putDraft(slug, source, base),
      read: () => readLocal(slug),
      write: writeLocal.bind(null, slug),
    };
    return new DraftKeeper(places, starter);
  }, [slug, starter]);
  const view = useSyncExternalStore(keeper.subscribe, keeper.snapshot);

  useEffect(() => {
    const push = (): void => void keeper.push();
    const stopListening = onOtherTab(slug, keeper.heard);
    const stopWaiting = onReturn(push);
    window.addEventListener("pagehide", push);
    void keeper.open();
    return () => {
      window.removeEventListener("pagehide", push);
      stopListening();
      stopWaiting();
      keeper.close();
    };
  }, [keeper, slug]);

  return { keeper, view };
}
