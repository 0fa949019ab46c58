/** The code editor: CodeMirror, held by React only at its edges. This module and all of CodeMirror load when a problem is opened. */

import { isolateHistory, redo, undo } from "@codemirror/commands";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";

import "../styles/highlight.css";
import { changeBetween } from "./change";
import type { LineFault } from "./faultMarks";
import styles from "./CodeEditor.module.css";
import { type Actions, extensions, markLine, pythonSyntax } from "./setup";

export interface EditorHandle {
  focus: () => void;
  /** Replaces the whole text as one step that can be undone. */
  replace: (source: string) => void;
  undo: () => void;
  redo: () => void;
  goTo: (line: number) => void;
}

export type Language = "python" | "markdown" | "toml";

interface CodeEditorProps {
  label: string;
  language?: Language;
  shown: { source: string };
  onType: (source: string) => void;
  actions: Actions;
  vim: boolean;
  marked: number | null;
  /** Lines to underline; they follow the text until others are given. */
  faults?: readonly LineFault[];
  ref?: Ref<EditorHandle>;
}

const NONE: readonly LineFault[] = [];
const vimKeys = new Compartment();
const syntax = new Compartment();

export default function CodeEditor({ label, language = "python", shown, onType, actions, vim, marked, faults = NONE, ref }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ onType, actions, shown });

  useEffect(() => {
    latest.current = { onType, actions, shown };
  });

  useEffect(() => {
    const stable: Actions = { run: () => latest.current.actions.run(), submit: () => latest.current.actions.submit() };
    const report = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onType(update.state.doc.toString());
    });
    const created = new EditorView({
      parent: host.current ?? undefined,
      state: EditorState.create({
        doc: latest.current.shown.source,
        extensions: [vimKeys.of([]), extensions(stable, label), syntax.of(language === "python" ? pythonSyntax : []), report],
      }),
    } as ConstructorParameters<typeof EditorView>[0]);
    view.current = created;
    return () => created.destroy();
  }, [label, language]);

  useEffect(() => {
    if (view.current) showText(view.current, shown.source);
  }, [shown]);

  useEffect(() => {
    let current = true;
    const plain = (): Extension => []; // colours that did not load are missed by nobody who writes
    void syntaxOf(language)
      .catch(plain)
      .then((found) => {
        if (current) view.current?.dispatch({ effects: syntax.reconfigure(found) });
      });
    return () => {
      current = false;
    };
  }, [language, label]);

  useEffect(() => {
    let current = true;
    void vimExtension(vim).then((keys) => {
      if (current) view.current?.dispatch({ effects: vimKeys.reconfigure(keys) });
    });
    return () => {
      current = false;
    };
  }, [vim, label]);

  useEffect(() => {
    view.current?.dispatch({ effects: markLine.of(marked) });
  }, [marked]);

  const underlined = useRef(false);
  useEffect(() => {
    if (faults.length === 0 && !underlined.current) return;
    underlined.current = true;
    let current = true;
    void import("./faultMarks").then(({ markFaults }) => {
      if (current && view.current) view.current.dispatch(markFaults(view.current.state, faults));
    });
    return () => {
      current = false;
    };
  }, [faults, label]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => view.current?.focus(),
      replace: (source) => view.current && showText(view.current, source),
      undo: () => view.current && undo(view.current),
      redo: () => view.current && redo(view.current),
      goTo: (line) => view.current && goToLine(view.current, line),
    }),
    [],
  );

  return <div className={styles.codeEditor} ref={host} />;
}

async function syntaxOf(language: Language): Promise<Extension> {
  if (language === "python") return pythonSyntax;
  const { textSyntax } = await import("./textSyntax");
  return textSyntax(language);
}

async function vimExtension(on: boolean): Promise<Extension> {
  if (!on) return [];
  const { vim } = await import("@replit/codemirror-vim");
  return vim({ status: true });
}

/** Only what differs is replaced, so that the cursor stays; undo takes it back as one step, apart from what was typed before. */
function showText(view: EditorView, source: string): void {
  const change = changeBetween(view.state.doc.toString(), source);
  if (change) view.dispatch({ changes: change, annotations: isolateHistory.of("full") });
}

function goToLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  const target = doc.line(Math.min(Math.max(line, 1), doc.lines));
  view.dispatch({ selection: { anchor: target.from }, scrollIntoView: true });
  view.focus();
}
