/** The panes of a problem and what connects them: the draft, the submission, the user's cases, the keys. */

import clsx from "clsx";
import { useCallback, useMemo, useRef, useState } from "react";

import type { Problem } from "../../api/types";
import type { Mode } from "../../api/verdict";
import type { EditorHandle } from "../../editor/CodeEditor";
import { Split } from "../../ui/Split";
import { useMedia } from "../../ui/useMedia";
import { useDraft } from "../drafts/useDraft";
import { CodePane } from "./CodePane";
import { ReadingPane } from "./ReadingPane";
import { ResultPane, type ResultTab } from "./ResultPane";
import { Shortcuts } from "./Shortcuts";
import { TopBar } from "./TopBar";
import { casesToSend, useCustomCases } from "./useCustomCases";
import { usePageKeys } from "./usePageKeys";
import { isBusy, useSubmission } from "./useSubmission";
import { type View, ViewTabs } from "./ViewTabs";
import styles from "./Workspace.module.css";

export function Workspace({ problem }: { problem: Problem }) {
  const narrow = useMedia("(max-width: 899px)");
  const [view, setView] = useState<View>("problem");
  const [resultTab, setResultTab] = useState<ResultTab>("result");
  const [shortcuts, setShortcuts] = useState(false);
  const draft = useDraft(problem.slug, problem.starter);
  const refused = useCallback((code: string) => {
    if (code === "invalid_custom_case") setResultTab("cases");
  }, []);
  const submission = useSubmission(problem.slug, refused);
  const custom = useCustomCases(problem.slug);
  const editor = useRef<EditorHandle>(null);
  const busy = isBusy(submission.state);
  const { sync } = draft;
  const { start } = submission;
  const { cases } = custom;

  const send = useCallback(
    (mode: Mode) => {
      if (busy) return;
      setView("results");
      setResultTab("result");
      void sync.push();
      start(mode, sync.source, mode === "run" ? casesToSend(cases).custom : []);
    },
    [busy, sync, start, cases],
  );
  const actions = useMemo(() => ({ run: () => send("run"), submit: () => send("submit") }), [send]);
  const showEditor = useCallback(() => {
    setView("code");
    requestAnimationFrame(() => editor.current?.focus());
  }, []);
  usePageKeys({ actions, showShortcuts: () => setShortcuts(true), focusEditor: showEditor });

  const goTo = useCallback((line: number) => {
    setView("code");
    requestAnimationFrame(() => editor.current?.goTo(line));
  }, []);
  const takeOver = useCallback(
    (source: string) => {
      setView("code");
      editor.current?.replace(source);
    },
    [],
  );

  const off = (pane: View): boolean => narrow && view !== pane;
  return (
    <div className={styles.workspace}>
      <TopBar problem={problem} busy={busy} actions={actions} showShortcuts={() => setShortcuts(true)} />
      {narrow && <ViewTabs view={view} onSelect={setView} />}
      <div className={styles.panes}>
        <Split name="reading" label="Width of the problem's pane" direction="row" initial={44} off={narrow}>
          <section className={styles.pane} id="pane-problem" aria-label="Problem" hidden={off("problem")}>
            <ReadingPane problem={problem} takeOver={takeOver} draft={() => sync.source} />
          </section>
          <Split name="code" label="Height of the editor" direction="column" initial={52} off={narrow}>
            <section className={clsx(styles.pane, styles.code)} id="pane-code" aria-label="Code" hidden={off("code")}>
              <CodePane problem={problem} draft={draft} submission={submission.state} actions={actions} editor={editor} />
            </section>
            <section className={styles.pane} id="pane-results" aria-label="Results" hidden={off("results")}>
              <ResultPane
                problem={problem}
                submission={submission.state}
                custom={custom}
                tab={resultTab}
                onTab={setResultTab}
                actions={actions}
                goTo={goTo}
              />
            </section>
          </Split>
        </Split>
      </div>
      {shortcuts && <Shortcuts onClose={() => setShortcuts(false)} />}
    </div>
  );
}
