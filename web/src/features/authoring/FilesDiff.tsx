/** What differs between two states of a problem: the files that changed, each with its lines when it is opened. */

import clsx from "clsx";
import { Suspense, useState } from "react";

import shared from "../../styles/shared.module.css";
import { lazily } from "../../ui/lazily";
import { useMedia } from "../../ui/useMedia";
import { changedFiles, type Files } from "./changes";
import styles from "./FilesDiff.module.css";

const Diff = lazily(() => import("../../ui/Diff"));

interface FilesDiffProps {
  left: Files;
  right: Files;
  leftName: string;
  rightName: string;
}

export function FilesDiff({ left, right, leftName, rightName }: FilesDiffProps) {
  const changed = changedFiles(left, right);
  if (changed.length === 0) return <p className={shared.soft}>All files are the same.</p>;
  return (
    <ul className={styles.files} aria-label="Files that differ">
      {changed.map(({ path, how }) => (
        <li key={path}>
          <FileDiff path={path} how={how} left={left[path] ?? ""} right={right[path] ?? ""} leftName={leftName} rightName={rightName} />
        </li>
      ))}
    </ul>
  );
}

interface FileDiffProps {
  path: string;
  how: string;
  left: string;
  right: string;
  leftName: string;
  rightName: string;
}

function FileDiff({ path, how, ...texts }: FileDiffProps) {
  const wide = useMedia("(min-width: 900px)");
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className={shared.mono}>{path}</span> <span className={clsx(shared.soft, shared.small)}>{how}</span>
      </summary>
      {open && (
        <Suspense fallback={<p className={shared.loading}>Comparing …</p>}>
          <Diff {...texts} split={wide} />
        </Suspense>
      )}
    </details>
  );
}
