import { Suspense } from "react";

import shared from "../styles/shared.module.css";
import { lazily } from "./lazily";
import styles from "./Markdown.module.css";

const Rendered = lazily(() => import("./RenderedMarkdown"));

/** Text of an author's: Markdown with mathematics. Never HTML: what looks like a tag is shown as text. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.prose}>
      <Suspense fallback={<p className={shared.loading}>Loading the text …</p>}>
        <Rendered text={text} />
      </Suspense>
    </div>
  );
}
