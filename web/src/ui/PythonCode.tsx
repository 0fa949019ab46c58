import { Suspense } from "react";

import { lazily } from "./lazily";

const Highlighted = lazily(() => import("./Highlighted"));

/** Python source to read: plain at once, in colours when the highlighter has come. */
export function PythonCode({ source, label }: { source: string; label: string }) {
  return (
    <pre className="code-block" tabIndex={0} role="group" aria-label={label}>
      <Suspense fallback={<code>{source}</code>}>
        <Highlighted source={source} />
      </Suspense>
    </pre>
  );
}
