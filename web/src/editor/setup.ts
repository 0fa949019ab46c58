/** The editor's extensions: Python with its completion, and what all languages share. Styles come from CodeEditor.module.css, so that both themes are one set of rules. */

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { numpyCompletion } from "./numpyCompletion";

export interface Actions {
  run: () => void;
  submit: () => void;
}

/** Marks a line of the source that the judge complained about; null takes the mark away. */
export const markLine = StateEffect.define<number | null>();

const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (!effect.is(markLine)) continue;
      const { doc } = transaction.state;
      if (effect.value === null || effect.value < 1 || effect.value > doc.lines) next = Decoration.none;
      else next = Decoration.set([Decoration.line({ class: "cm-marked-line", attributes: { "data-testid": "marked-line" } }).range(doc.line(effect.value).from)]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ""; // as the server set it; none in development
}

function actionKeys(actions: Actions): Extension {
  const key = (name: string, action: () => void) => ({
    key: name,
    run: () => {
      action();
      return true;
    },
    stopPropagation: true, // the page listens for the same keys outside the editor
  });
  return Prec.highest(keymap.of([key("Mod-Enter", actions.run), key("Mod-Shift-Enter", actions.submit)]));
}

/** Escape lets the next Tab leave the editor, however long it takes to press it; any other key takes that back. CodeMirror alone waits two seconds. */
const leaveByTab = Prec.lowest(
  keymap.of([
    {
      key: "Escape",
      run: (view) => {
        view.setTabFocusMode(Number.POSITIVE_INFINITY);
        return true;
      },
    },
  ]),
);

export const pythonSyntax: Extension = [python(), numpyCompletion];

export function extensions(actions: Actions, label: string): Extension {
  return [
    EditorView.cspNonce.of(nonce()),
    actionKeys(actions),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    highlightSelectionMatches(),
    syntaxHighlighting(classHighlighter),
    markedLine,
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, indentWithTab]),
    leaveByTab,
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
  ];
}
