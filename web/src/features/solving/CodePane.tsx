/** The editor with its small bar: what is saved, reset with undo, and the choice when two copies of a draft differ. */

import clsx from "clsx";
import { type RefObject, Suspense, useMemo, useState } from "react";

import type { Problem } from "../../api/types";
import type { EditorHandle } from "../../editor/CodeEditor";
import type { Actions } from "../../editor/setup";
import shared from "../../styles/shared.module.css";
import { UndoIcon } from "../../ui/icons";
import { lazily } from "../../ui/lazily";
import { changeSettings, FONT_SIZES, useSettings } from "../../ui/settings";
import { ConflictNotice } from "../drafts/ConflictNotice";
import type { DraftSync, DraftView, SaveState } from "../drafts/draftSync";
import styles from "./CodePane.module.css";
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
    <div className={styles.codePane}>
      <div className={styles.codeBar}>
        <span className={clsx(shared.soft, shared.small)}>Python, NumPy</span>
        <SaveMark save={view.save} />
        <span className={styles.codeBarEnd}>
          {wasReset ? (
            <button type="button" className={clsx(shared.button, shared.quiet, styles.smallButton)} onClick={undo}>
              <UndoIcon /> Undo the reset
            </button>
          ) : (
            <button type="button" className={clsx(shared.button, shared.quiet, styles.smallButton)} title="Back to the starter; can be undone" onClick={reset}>
              Reset
            </button>
          )}
          <FontSize />
        </span>
      </div>
      {view.conflict && <ConflictNotice mine={sync.source} theirs={view.conflict} settle={sync.settle} />}
      <div className={styles.codeHost}>
        {view.shown ? (
          <Suspense fallback={<p className={shared.loading}>Loading the editor …</p>}>
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
          <p className={shared.loading}>Loading your draft …</p>
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
    <span className={clsx(shared.small, save.kind === "local" || save.kind === "server" ? styles.saveWarn : shared.soft)} title={"why" in save ? save.why : undefined}>
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
      <button type="button" className={clsx(shared.button, shared.quiet, styles.smallButton)} aria-label="Smaller font" title="Smaller font" onClick={() => step(-1)}>
        A−
      </button>
      <button type="button" className={clsx(shared.button, shared.quiet, styles.smallButton)} aria-label="Larger font" title="Larger font" onClick={() => step(1)}>
        A+
      </button>
    </>
  );
}
