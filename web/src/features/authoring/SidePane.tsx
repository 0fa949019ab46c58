/** What stands beside a file: how its text will look, what is wrong, the check, and a source to try. */

import type { ProblemDraft } from "../../api/types";
import { Tabs } from "../../ui/Tabs";
import { CheckPanel } from "./CheckPanel";
import type { DraftFiles, DraftView } from "./draftFiles";
import { FaultsPanel } from "./FaultsPanel";
import { isMarkdown } from "./files";
import { Preview } from "./Preview";
import { TryPanel } from "./TryPanel";
import type { Check, Place } from "./Workbench";

export const VIEWS = ["preview", "faults", "check", "try"] as const;
export type View = (typeof VIEWS)[number];

interface SidePaneProps {
  draft: ProblemDraft;
  files: DraftFiles;
  view: DraftView;
  path: string;
  shown: View;
  show: (view: View) => void;
  check: Check;
  goTo: (place: Place) => void;
}

export function SidePane({ draft, files, view, path, shown, show, check, goTo }: SidePaneProps) {
  const found = view.faults.length + (check.job?.check && check.job.digest === view.digest ? check.job.check.faults.length : 0);
  const text = isMarkdown(path) ? files.text(path) : null;
  return (
    <Tabs
      label="About the draft"
      selected={shown}
      onSelect={show}
      tabs={[
        { id: "preview", name: "Preview", panel: <Preview draft={draft} view={view} path={path} text={text} shown={shown === "preview"} /> },
        { id: "faults", name: found > 0 ? `Faults (${found})` : "Faults", panel: <FaultsPanel view={view} check={check} goTo={goTo} /> },
        { id: "check", name: "Check", panel: <CheckPanel draft={draft.id} files={files} view={view} check={check} goTo={goTo} /> },
        { id: "try", name: "Try", panel: <TryPanel draft={draft} files={files} /> },
      ]}
    />
  );
}
