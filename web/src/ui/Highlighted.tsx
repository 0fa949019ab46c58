import { pythonLanguage } from "@codemirror/lang-python";
import { classHighlighter, highlightCode } from "@lezer/highlight";
import { useMemo } from "react";

import "../styles/highlight.css";

interface Piece {
  text: string;
  classes: string;
}

function pieces(source: string): Piece[] {
  const found: Piece[] = [];
  highlightCode(
    source,
    pythonLanguage.parser.parse(source),
    classHighlighter,
    (text, classes) => found.push({ text, classes }),
    () => found.push({ text: "\n", classes: "" }),
  );
  return found;
}

export default function Highlighted({ source }: { source: string }) {
  const parts = useMemo(() => pieces(source), [source]);
  return (
    <code>
      {parts.map(({ text, classes }, i) =>
        classes ? (
          <span key={i} className={classes}>
            {text}
          </span>
        ) : (
          text
        ),
      )}
    </code>
  );
}
