/** Markdown and TOML in colours, line by line: as much as helps to write them. Loaded when such a file is opened. */

import { StreamLanguage, type StreamParser, type StringStream } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

interface Fenced {
  fence: boolean;
}

const markdown: StreamParser<Fenced> = {
  startState: () => ({ fence: false }),
  token(stream, state) {
    if (stream.sol()) {
      if (stream.match(/^\s*(```|~~~).*/)) {
        state.fence = !state.fence;
        return "meta";
      }
      if (!state.fence && stream.match(/^#{1,6}\s.*/)) return "keyword";
    }
    if (state.fence) {
      stream.skipToEnd();
      return "string";
    }
    if (stream.match(/`[^`]*`/) || stream.match(/\$\$?[^$]+\$\$?/)) return "string";
    if (stream.match(/!?\[[^\]]*\]\([^)]*\)/)) return "className";
    if (stream.match(/\*\*[^*]+\*\*/)) return "number";
    stream.next();
    stream.eatWhile(/[^`$![*]/);
    return null;
  },
};

interface Quoted {
  quotes: string; // of a text over several lines that is not closed yet
}

function closed(stream: StringStream, quotes: string): boolean {
  while (!stream.eol()) {
    if (stream.match(quotes)) return true;
    if (stream.next() === "\\" && quotes.startsWith('"')) stream.next();
  }
  return false;
}

const toml: StreamParser<Quoted> = {
  startState: () => ({ quotes: "" }),
  token(stream, state) {
    if (state.quotes) {
      if (closed(stream, state.quotes)) state.quotes = "";
      return "string";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^\[\[?[\w."' -]+\]\]?\s*(?=#|$)/)) return "className";
    const opened = stream.match(/^("""|''')/) as RegExpMatchArray | null;
    if (opened) {
      if (!closed(stream, opened[0])) state.quotes = opened[0];
      return "string";
    }
    if (stream.match(/^[\w-]+(\.[\w-]+)*(?=\s*=)/)) return "keyword";
    if (stream.match(/^"(\\.|[^"\\])*"?/) || stream.match(/^'[^']*'?/)) return "string";
    if (stream.match(/^(true|false)\b/)) return "atom";
    if (stream.match(/^[+-]?\d[\w.:+-]*/)) return "number";
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: "#" } },
};

const LANGUAGES = { markdown: StreamLanguage.define(markdown), toml: StreamLanguage.define(toml) };

/** Colours for a language of texts, whose long lines are wrapped. */
export function textSyntax(language: keyof typeof LANGUAGES): Extension {
  return [LANGUAGES[language], EditorView.lineWrapping];
}
