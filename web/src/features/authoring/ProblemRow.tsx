/** One problem of the authors' list, with its draft and its history. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { Link, useLocation } from "wouter";

import { openDraft } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { AuthoredProblem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { DifficultyMark } from "../catalog/marks";
import { draftAddress, versionsAddress } from "./addresses";
import styles from "./ProblemRow.module.css";

export function ProblemRow({ problem }: { problem: AuthoredProblem }) {
  const [, navigate] = useLocation();
  const edit = useMutation({
    mutationFn: async () => problem.draft ?? (await openDraft(problem.slug)).id,
    onSuccess: (id) => navigate(draftAddress(id)),
  });
  const { title, slug, section, version } = problem;
  return (
    <li>
      <div>
        <div className={styles.head}>
          {problem.shown ? <Link href={`/problems/${slug}`}>{title}</Link> : <strong>{title}</strong>}
          <DifficultyMark difficulty={problem.difficulty} />
          {marksOf(problem).map(({ name, mood }) => (
            <span key={name} className={clsx(styles.mark, shared.small, mood && styles[mood])}>
              {name}
            </span>
          ))}
        </div>
        <div className={clsx(shared.soft, shared.small)}>
          {section}/{slug}
          {version !== null && `, version ${version} from ${problem.source === "browser" ? "the browser" : "the folder"}`}
          {problem.folder_version !== null && `; the folder has a newer version ${problem.folder_version}`}
        </div>
        {problem.fault && <p className={clsx(styles.fault, shared.small)}>{problem.fault}</p>}
        {edit.error && (
          <p role="alert" className={clsx(shared.notice, shared.bad)}>
            {messageOf(edit.error)}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        <button type="button" className={shared.button} aria-label={`Edit ${title}`} disabled={edit.isPending} onClick={() => edit.mutate()}>
          Edit
        </button>
        {version !== null && (
          <Link className={shared.button} aria-label={`History of ${title}`} href={versionsAddress(slug)}>
            History
          </Link>
        )}
      </div>
    </li>
  );
}

interface Mark {
  name: string;
  mood?: "warn" | "bad";
}

function marksOf(problem: AuthoredProblem): Mark[] {
  const marks: Mark[] = [];
  if (problem.draft !== null) marks.push({ name: "draft" });
  if (problem.hidden) marks.push({ name: "hidden", mood: "warn" });
  if (problem.fault) marks.push({ name: "fault", mood: "bad" });
  if (problem.folder_version !== null) marks.push({ name: "newer in the folder", mood: "warn" });
  return marks;
}
