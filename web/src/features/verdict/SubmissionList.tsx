import clsx from "clsx";
import { type ReactNode, useState } from "react";

import type { SubmissionLine } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { CheckMark, CrossMark } from "../../ui/icons";
import { ago } from "../../ui/time";
import { VERDICTS } from "./names";
import styles from "./SubmissionList.module.css";

interface RowProps {
  className: string | undefined;
  children: ReactNode;
}

interface SubmissionListProps {
  lines: SubmissionLine[];
  /** Whether a line names its problem. */
  titled?: boolean;
  /** Makes the link or the button that a line is. */
  row: (line: SubmissionLine, props: RowProps) => ReactNode;
}

/** Submissions as a list: the verdict of each, how many cases passed, and when. */
export function SubmissionList({ lines, titled = false, row }: SubmissionListProps) {
  return (
    <ul className={styles.submissionList}>
      {lines.map((line) => (
        <li key={line.id}>{row(line, { className: styles.submissionRow, children: <RowContent line={line} titled={titled} /> })}</li>
      ))}
    </ul>
  );
}

function RowContent({ line, titled }: { line: SubmissionLine; titled: boolean }) {
  const [now] = useState(Date.now);
  const accepted = line.verdict === "accepted";
  return (
    <>
      <span className={clsx(styles.verdictMark, line.verdict !== null && (accepted ? styles.good : styles.bad))}>
        {line.verdict !== null && (accepted ? <CheckMark /> : <CrossMark />)}
      </span>
      <span>
        {titled && <strong>{line.title} </strong>}
        {line.verdict === null ? (line.retrying ? "Trying again" : "Being judged") : VERDICTS[line.verdict]}
      </span>
      <span className={clsx(shared.soft, shared.small)}>{line.total > 0 && `${line.passed}/${line.total}`}</span>
      <time className={clsx(shared.soft, shared.small)} dateTime={line.created_at} title={new Date(line.created_at).toLocaleString()}>
        {ago(line.created_at, now)}
      </time>
    </>
  );
}
