import { useEffect, useState, useSyncExternalStore } from "react";

import { saveFile } from "../../api/authoring";
import type { ProblemDraft } from "../../api/types";
import { useAskBeforeLeaving } from "../../ui/useAskBeforeLeaving";
import { DraftFiles, type DraftView } from "./draftFiles";

/** The files of a draft, kept in step with the server; whoever closes the page before all is saved is asked. */
export function useDraftFiles(draft: ProblemDraft): { files: DraftFiles; view: DraftView } {
  const [files] = useState(() => new DraftFiles(draft, (change) => saveFile(draft.id, change)));
  const view = useSyncExternalStore(files.subscribe, () => files.view);

  useEffect(() => files.merge(draft), [files, draft]);

  useEffect(() => () => void files.flush(), [files]);

  useAskBeforeLeaving(view.save !== "saved" || Object.keys(view.conflicts).length > 0);

  return { files, view };
}
