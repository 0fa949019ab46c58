/** The editor with its small bar: what is saved, reset with undo, and the choice when two copies of a draft differ. */

import { type RefObject, Suspense, useMemo, useState } from "react";

import type { Problem } from "../../api/types";
import { UndoIcon } from "../../ui/icons";
import { lazily } from "../../ui/lazily";
import type { EditorHandle } from "../../editor/CodeEditor";
import type { DraftSync, DraftView, SaveState } from "../drafts/draftSync";
import type { Actions } from "../../editor/setup";
import { changeSettings, FONT_SIZES, useSettings } from "../../ui/settings";
import { ConflictNotice } from "../drafts/ConflictNotice";
import type { SubmissionState } from "./useSubmission";

const CodeEditor = lazily(() => import("../../editor/CodeEditor"));

interface CodePaneProps {
  problem: Problem;
  draft: { sync: DraftSync; view: DraftView };
  submission: SubmissionState;
  actions: Actions;
  editor: RefObject<EditorHandle | null>;
}

export function CodePane({ problem, draft, submission, actions, editor }: CodePaneProps) {
  const { vim } = useSettings();
  const [wasReset, setWasReset] = useState(false);
  const { sync, view } = draft;
  const marked = useMemo(() => markedLine(submission), [submission]);

  const reset = (): void => {
    editor.current?.replace(problem.starter);
    setWasReset(true);
  };
  const undo = (): void => {
    editor.current?.undo();
    setWasReset(false);
    editor.current?.focus();
  };

  return (
    <div className="code-pane">
      <div className="code-bar">
        <span className="soft small">Python, NumPy</span>
        <SaveMark save={view.save} />
        <span className="code-bar-end">
          {wasReset ? (
            <button type="button" className="button quiet small-button" onClick={undo}>
              <UndoIcon /> Undo the reset
            </button>
          ) : (
            <button type="button" className="button quiet small-button" title="Back to the starter; can be undone" onClick={reset}>
              Reset
            </button>
          )}
          <FontSize />
        </span>
      </div>
      {view.conflict && <ConflictNotice mine={sync.source} theirs={view.conflict} settle={sync.settle} />}
      <div className="code-host">
        {view.shown ? (
          <Suspense fallback={<p className="loading">Loading the editor …</p>}>
            <CodeEditor
              ref={editor}
              label={`Code for ${problem.title}. Escape, then Tab leaves the editor.`}
              shown={view.shown}
              onType={(source) => {
                sync.typed(source);
                if (source !== problem.starter) setWasReset(false);
              }}
              actions={actions}
              vim={vim}
              marked={marked}
            />
          </Suspense>
        ) : (
          <p className="loading">Loading your draft …</p>
        )}
      </div>
    </div>
  );
}

function markedLine(submission: SubmissionState): number | null {
  return submission.kind === "judging" ? (submission.judging.report?.line ?? null) : null;
}

function SaveMark({ save }: { save: SaveState }) {
  const texts = { saved: "Saved", saving: "Saving …", local: "Saved in this browser only", server: "Saved on the server only" };
  return (
    <span className={`small ${save.kind === "local" || save.kind === "server" ? "save-warn" : "soft"}`} title={"why" in save ? save.why : undefined}>
      {texts[save.kind]}
    </span>
  );
}

function FontSize() {
  const { fontSize } = useSettings();
  const step = (by: number): void => {
    const at = FONT_SIZES.findIndex((size) => size >= fontSize);
    const next = FONT_SIZES[at + by];
    if (next !== undefined) changeSettings({ fontSize: next });
  };
  return (
    <>
      <button type="button" className="button quiet small-button" aria-label="Smaller font" title="Smaller font" onClick={() => step(-1)}>
        A−
      </button>
      <button type="button" className="button quiet small-button" aria-label="Larger font" title="Larger font" onClick={() => step(1)}>
        A+
      </button>
    </>
  );
}
