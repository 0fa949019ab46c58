import { Suspense } from "react";

import { lazily } from "./lazily";
import "./markdown.css";

const Rendered = lazily(() => import("./RenderedMarkdown"));

/** Text of an author's: Markdown with mathematics. Never HTML: what looks like a tag is shown as text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <Suspense fallback={<p className="loading">Loading the text …</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  );
}
