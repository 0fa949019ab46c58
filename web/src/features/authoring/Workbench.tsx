/** The panes of a draft and what connects them: which file and which view are shown, the jump to a line, the newest check. */

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useCallback, useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";

import { draftQuery, startJob } from "../../api/authoring";
import type { ProblemDraft, ProblemVersion } from "../../api/types";
import type { EditorHandle } from "../../editor/CodeEditor";
import { Split } from "../../ui/Split";
import { useMedia } from "../../ui/useMedia";
import { useTitle } from "../../ui/useTitle";
import { DraftBar } from "./DraftBar";
import { FilePane } from "./FilePane";
import { FilesNav } from "./FilesNav";
import { isMarkdown } from "./files";
import { PublishDialog } from "./PublishDialog";
import { SidePane, type View, VIEWS } from "./SidePane";
import { useDraftFiles } from "./useDraftFiles";
import { useJob } from "./useJob";
import styles from "./Workbench.module.css";

const FIRST = "statement.md";

export interface Place {
  file: string;
  line: number;
}

interface WorkbenchProps {
  draft: ProblemDraft;
  onPublished: (version: ProblemVersion, folder: boolean) => void;
}

export function Workbench({ draft, onPublished }: WorkbenchProps) {
  useTitle(`${draft.title}, draft`);
  const narrow = useMedia("(max-width: 899px)");
  const { files, view } = useDraftFiles(draft);
  const address = useAddress(view.paths);
  const { path, open } = address;
  const editor = useRef<EditorHandle>(null);
  const waiting = useRef<Place | null>(null);
  const [marked, setMarked] = useState<Place | null>(null);
  const [publishing, setPublishing] = useState(false);
  const check = useCheck(draft, address.check, address.setCheck, () => files.flush());

  const goTo = useCallback(
    (place: Place) => {
      setMarked(place.line > 0 ? place : null);
      if (place.file === path) {
        editor.current?.goTo(place.line);
        return;
      }
      waiting.current = place;
      open(place.file);
    },
    [path, open],
  );
  const attach = useCallback((handle: EditorHandle | null) => {
    editor.current = handle;
    const place = waiting.current;
    if (!handle || !place) return;
    waiting.current = null;
    requestAnimationFrame(() => handle.goTo(place.line));
  }, []);

  const faults = useMemo(() => {
    const found = check.job?.digest === view.digest ? [...(check.job.check?.faults ?? []), ...check.job.faults] : [];
    return [...view.faults, ...found].filter((fault) => fault.file === path);
  }, [view.faults, view.digest, check.job, path]);
  const startCheck = (): void => {
    setPublishing(false);
    address.show("check");
    check.start();
  };
  const shown: View = address.view ?? (isMarkdown(path) ? "preview" : "faults");
  return (
    <div className={styles.workbench}>
      <DraftBar
        draft={draft}
        view={view}
        checking={check.running}
        onCheck={startCheck}
        onPublish={() => setPublishing(true)}
      />
      <div className={styles.panes}>
        <FilesNav files={files} view={view} path={path} narrow={narrow} open={open} />
        <Split name="workbench" label="Width of the editor" direction="row" initial={56} off={narrow}>
          <section className={clsx(styles.pane, styles.code)} aria-label="File">
            <FilePane files={files} view={view} path={path} open={open} marked={marked?.file === path ? marked.line : null} faults={faults} editor={attach} />
          </section>
          <section className={styles.pane} aria-label="About the draft">
            <SidePane draft={draft} files={files} view={view} path={path} shown={shown} show={address.show} check={check} goTo={goTo} />
          </section>
        </Split>
      </div>
      {publishing && (
        <PublishDialog draft={draft} files={files} view={view} check={startCheck} onPublished={onPublished} onClose={() => setPublishing(false)} />
      )}
    </div>
  );
}

/** What the address says: the file, the view beside it, and the check. */
function useAddress(paths: string[]) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("file") ?? "";
  const path = paths.includes(asked) ? asked : paths.includes(FIRST) ? FIRST : (paths[0] ?? "");
  const set = useCallback(
    (name: string, text: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set(name, text);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const open = useCallback((file: string) => set("file", file), [set]);
  const show = useCallback((view: View) => set("view", view), [set]);
  const setCheck = useCallback((id: number) => set("check", String(id)), [set]);
  const check = Number(search.get("check")) || null;
  return { path, open, view: VIEWS.find((each) => each === search.get("view")) ?? null, show, check, setCheck };
}

export type Check = ReturnType<typeof useCheck>;

/** The newest check: the one that was started here, or the one that found exactly these files sound. */
function useCheck(draft: ProblemDraft, asked: number | null, setCheck: (id: number) => void, flush: () => Promise<boolean>) {
  const client = useQueryClient();
  const [refusal, setRefusal] = useState<unknown>(null);
  const [starting, setStarting] = useState(false);
  const { job, error } = useJob(asked ?? draft.checked, () => {
    void client.invalidateQueries({ queryKey: draftQuery(draft.id).queryKey });
  });
  const start = (): void => {
    setRefusal(null);
    setStarting(true);
    flush()
      .then(() => startJob(draft.id, "check"))
      .then(({ id }) => setCheck(id))
      .catch(setRefusal)
      .finally(() => setStarting(false));
  };
  return { job, error: refusal ?? error, running: starting || (job !== undefined && job.state !== "done"), start };
}
