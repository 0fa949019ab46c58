import { useState } from "react";

import type { SubmissionLine } from "../../api/types";
import { VERDICTS } from "./names";
import { CheckMark, CrossMark } from "../../ui/icons";
import { ago } from "../../ui/time";

/** The verdict, how many cases passed, and when: one line of a list of submissions. */
export function SubmissionRow({ line, title = false }: { line: SubmissionLine; title?: boolean }) {
  const [now] = useState(Date.now);
  const accepted = line.verdict === "accepted";
  return (
    <>
      <span className={`verdict-mark ${line.verdict === null ? "" : accepted ? "good" : "bad"}`}>
        {line.verdict !== null && (accepted ? <CheckMark /> : <CrossMark />)}
      </span>
      <span className="submission-what">
        {title && <strong>{line.title} </strong>}
        {line.verdict === null ? "Being judged" : VERDICTS[line.verdict]}
      </span>
      <span className="soft small">{line.total > 0 && `${line.passed}/${line.total}`}</span>
      <time className="soft small" dateTime={line.created_at} title={new Date(line.created_at).toLocaleString()}>
        {ago(line.created_at, now)}
      </time>
    </>
  );
}
