/** How far a job is, with the way to end it. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";

import { cancelJob } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { AuthoringJob } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./JobProgress.module.css";

const PHASES: Record<string, string> = {
  freezing: "Running cases.py and the reference",
  cases: "Looking at the cases",
  solutions: "Judging solutions",
  derivatives: "Comparing derivatives",
  lessons: "Comparing the lessons of rejected solutions",
  mutants: "Judging edits of the reference",
  submissions: "Judging submissions again",
};

export function JobProgress({ job, what }: { job: AuthoringJob; what: string }) {
  const cancel = useMutation({ mutationFn: () => cancelJob(job.id) });
  const counted = job.state === "running" && job.total > 1;
  const phase = job.state === "queued" ? "Waiting for its turn: members’ submissions come first" : (PHASES[job.phase] ?? "Starting");
  return (
    <div className={styles.progress}>
      <progress aria-label={what} {...(counted ? { value: job.done, max: job.total } : {})} />
      <p role="status" className={clsx(shared.soft, shared.small)}>
        {phase}
        {counted && `: ${job.done} of ${job.total}`} …
      </p>
      <button type="button" className={shared.button} disabled={job.cancelled || cancel.isPending} onClick={() => cancel.mutate()}>
        {job.cancelled ? "Cancelling …" : "Cancel"}
      </button>
      {cancel.error && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(cancel.error)}
        </p>
      )}
    </div>
  );
}
