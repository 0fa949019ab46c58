/** One file in the editor, or its two texts where another author has changed it as well. */

import clsx from "clsx";
import { type Ref, Suspense, useMemo, useState } from "react";

import type { EditorHandle } from "../../editor/CodeEditor";
import type { FaultItem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { lazily } from "../../ui/lazily";
import { useSettings } from "../../ui/settings";
import { useMedia } from "../../ui/useMedia";
import { RenameDialog } from "./AddFileDialog";
import type { DraftFiles, DraftView, Theirs } from "./draftFiles";
import styles from "./FilePane.module.css";
import { languageOf } from "./files";

const CodeEditor = lazily(() => import("../../editor/CodeEditor"));
const Diff = lazily(() => import("../../ui/Diff"));

interface FilePaneProps {
  files: DraftFiles;
  view: DraftView;
  path: string;
  open: (path: string) => void;
  marked: number | null;
  faults: readonly FaultItem[];
  editor: Ref<EditorHandle>;
}

export function FilePane({ files, view, path, open, marked, faults, editor }: FilePaneProps) {
  const { vim } = useSettings();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const actions = useMemo(() => ({ run: () => void files.flush(), submit: () => void files.flush() }), [files]);
  const shown = view.shown[path];
  const theirs = view.conflicts[path];
  const close = (): void => setDialog(null);
  const remove = (): Promise<void> => {
    files.remove(path);
    return Promise.resolve();
  };
  if (!shown) return <p className={shared.loading}>This draft has no file. Add one.</p>;
  return (
    <div className={styles.pane}>
      <div className={styles.bar}>
        <h2 className={shared.mono}>{path}</h2>
        <span className={styles.end}>
          {path.includes("/") && (
            <button type="button" className={clsx(shared.button, shared.quiet)} onClick={() => setDialog("rename")}>
              Rename
            </button>
          )}
          <button type="button" className={clsx(shared.button, shared.quiet)} onClick={() => setDialog("delete")}>
            Delete
          </button>
        </span>
      </div>
      {theirs ? (
        <TwoTexts path={path} mine={files.text(path)} theirs={theirs} settle={(which) => files.settle(path, which)} />
      ) : (
        <div className={styles.host}>
          <Suspense fallback={<p className={shared.loading}>Loading the editor …</p>}>
            <CodeEditor
              key={path}
              ref={editor}
              label={`Text of ${path}. Escape, then Tab leaves the editor.`}
              language={languageOf(path)}
              shown={shown}
              onType={(text) => files.typed(path, text)}
              actions={actions}
              vim={vim}
              marked={marked}
              faults={faults}
            />
          </Suspense>
        </div>
      )}
      {dialog === "rename" && <RenameDialog files={files} paths={view.paths} path={path} open={open} onClose={close} />}
      {dialog === "delete" && (
        <ConfirmDialog title={`Delete ${path}?`} action="Delete" confirm={remove} onClose={close}>
          <p>It goes from the draft. What was published keeps it.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface TwoTextsProps {
  path: string;
  mine: string;
  theirs: Theirs;
  settle: (which: "mine" | "theirs") => void;
}

function TwoTexts({ path, mine, theirs, settle }: TwoTextsProps) {
  const wide = useMedia("(min-width: 1200px)");
  return (
    <div className={styles.two}>
      <div role="alert" className={clsx(shared.notice, shared.warn)}>
        <span>
          {theirs.text === null ? `Another author has deleted ${path}.` : `Another author has changed ${path} too.`} Both texts are kept until you choose.
        </span>
        <button type="button" className={shared.button} onClick={() => settle("theirs")}>
          Take theirs
        </button>
        <button type="button" className={shared.button} onClick={() => settle("mine")}>
          Keep mine
        </button>
      </div>
      <Suspense fallback={<p className={shared.loading}>Comparing …</p>}>
        <Diff left={theirs.text ?? ""} right={mine} leftName="Theirs" rightName="Mine" split={wide} />
      </Suspense>
    </div>
  );
}
