import { Suspense } from "react";

import shared from "../styles/shared.module.css";
import type { Figure } from "./figures/types";
import { lazily } from "./lazily";
import styles from "./Markdown.module.css";

const Rendered = lazily(() => import("./RenderedMarkdown"));

/** By name, for `![caption](figure:name)`. */
export type Figures = Record<string, Figure>;

const NONE: Figures = {};

/** Text of an author's: Markdown with mathematics. Never HTML: what looks like a tag is shown as text. */
export function Markdown({ text, figures = NONE }: { text: string; figures?: Figures }) {
  return (
    <div className={styles.prose}>
      <Suspense fallback={<p className={shared.loading}>Loading the text …</p>}>
        <Rendered text={text} figures={figures} />
      </Suspense>
    </div>
  );
}
