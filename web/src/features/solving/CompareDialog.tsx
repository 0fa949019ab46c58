import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Suspense, useState } from "react";

import { messageOf } from "../../api/errors";
import { submissionQuery } from "../../api/queries";
import type { Submission, SubmissionLine } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { lazily } from "../../ui/lazily";
import { useMedia } from "../../ui/useMedia";
import { VERDICTS } from "../verdict/names";
import styles from "./CompareDialog.module.css";

const Diff = lazily(() => import("../../ui/Diff"));

const EDITOR = "editor";

interface CompareDialogProps {
  submission: Submission;
  /** The other submissions of the problem. */
  others: SubmissionLine[];
  /** What stands in the editor. */
  draft: string;
  onClose: () => void;
}

/** A submission beside what stands in the editor, or beside any other submission. */
export function CompareDialog({ submission, others, draft, onClose }: CompareDialogProps) {
  const [chosen, setChosen] = useState(EDITOR);
  const wide = useMedia("(min-width: 900px)");
  const other = useQuery({ ...submissionQuery(Number(chosen)), enabled: chosen !== EDITOR });
  const right = chosen === EDITOR ? draft : other.data?.source;
  const line = others.find(({ id }) => String(id) === chosen);
  return (
    <Dialog title="Compare two versions" wide onClose={onClose}>
      <label className={styles.choice}>
        {nameOf(submission)} with
        <select className={shared.field} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value={EDITOR}>what is in the editor</option>
          {others.map((each) => (
            <option key={each.id} value={String(each.id)}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      {chosen !== EDITOR && other.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(other.error)}</p>}
      {right !== undefined && (
        <Suspense fallback={<p className={shared.loading}>Comparing …</p>}>
          <Diff
            key={chosen}
            left={submission.source}
            right={right}
            leftName={nameOf(submission)}
            rightName={line ? nameOf(line) : "In the editor"}
            split={wide}
          />
        </Suspense>
      )}
    </Dialog>
  );
}

function nameOf({ id, verdict, created_at }: Pick<SubmissionLine, "id" | "verdict" | "created_at">): string {
  const day = new Date(created_at).toLocaleString([], { dateStyle: "short", timeStyle: "short" });
  return `#${id}, ${verdict ? VERDICTS[verdict].toLowerCase() : "being judged"}, ${day}`;
}
