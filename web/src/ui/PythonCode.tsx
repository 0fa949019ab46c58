import clsx from "clsx";
import { Suspense } from "react";

import shared from "../styles/shared.module.css";
import { lazily } from "./lazily";

const Highlighted = lazily(() => import("./Highlighted"));

/** Python source to read: plain at once, in colours when the highlighter has come. */
export function PythonCode({ source, label, className }: { source: string; label: string; className?: string | undefined }) {
  return (
    <pre className={clsx(shared.codeBlock, className)} tabIndex={0} role="group" aria-label={label}>
      <Suspense fallback={<code>{source}</code>}>
        <Highlighted source={source} />
      </Suspense>
    </pre>
  );
}
