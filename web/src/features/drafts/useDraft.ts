/** The draft sync of a problem, tied to the page: opened with it, pushed when the server is back or the page is left. */

import { useEffect, useMemo, useSyncExternalStore } from "react";

import { onReturn } from "../../api/connection";
import { ApiError } from "../../api/errors";
import { getDraft, putDraft } from "../../api/routes";
import { draftKey, onOtherTab, readLocal, writeLocal } from "./draft";
import { DraftSync, type DraftView } from "./draftSync";

/** Another person has signed in on this browser: a draft of the one before is never sent as theirs. */
function somebodyElse(): ApiError {
  return new ApiError(401, "somebody_else", "Somebody else is signed in on this browser. The draft is kept here for whoever wrote it.");
}

export function useDraft(slug: string, starter: string): { sync: DraftSync; view: DraftView } {
  const { key, sync } = useMemo(() => {
    const key = draftKey(slug);
    const stores = {
      get: () => getDraft(slug),
      put: (source: string, base: number) => (draftKey(slug) === key ? putDraft(slug, source, base) : Promise.reject(somebodyElse())),
      read: () => readLocal(key),
      write: writeLocal.bind(null, key),
    };
    return { key, sync: new DraftSync(stores, starter) };
  }, [slug, starter]);
  const view = useSyncExternalStore(sync.subscribe, sync.snapshot);

  useEffect(() => {
    const push = (): void => void sync.push();
    const stopListening = onOtherTab(key, sync.received);
    const stopWaiting = onReturn(push);
    window.addEventListener("pagehide", push);
    void sync.open();
    return () => {
      window.removeEventListener("pagehide", push);
      stopListening();
      stopWaiting();
      sync.close();
    };
  }, [sync, key]);

  return { sync, view };
}
