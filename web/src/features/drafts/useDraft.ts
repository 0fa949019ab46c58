/** The draft sync of a problem, tied to the page: opened with it, pushed when the server is back or the page is left. */

import { useEffect, useMemo, useSyncExternalStore } from "react";

import { onReturn } from "../../api/connection";
import { getDraft, putDraft } from "../../api/routes";
import { onOtherTab, readLocal, writeLocal } from "./draft";
import { DraftSync, type DraftView } from "./draftSync";

export function useDraft(slug: string, starter: string): { sync: DraftSync; view: DraftView } {
  const sync = useMemo(() => {
    const stores = {
      get: () => getDraft(slug),
      put: (source: string, base: number) => putDraft(slug, source, base),
      read: () => readLocal(slug),
      write: writeLocal.bind(null, slug),
    };
    return new DraftSync(stores, starter);
  }, [slug, starter]);
  const view = useSyncExternalStore(sync.subscribe, sync.snapshot);

  useEffect(() => {
    const push = (): void => void sync.push();
    const stopListening = onOtherTab(slug, sync.received);
    const stopWaiting = onReturn(push);
    window.addEventListener("pagehide", push);
    void sync.open();
    return () => {
      window.removeEventListener("pagehide", push);
      stopListening();
      stopWaiting();
      sync.close();
    };
  }, [sync, slug]);

  return { sync, view };
}
