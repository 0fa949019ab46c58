/** Any source, judged against the draft as a member's would be. */

import clsx from "clsx";
import { Suspense, useMemo, useRef, useState } from "react";

import { startJob } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { AuthoringJob, ProblemDraft } from "../../api/types";
import type { Report } from "../../api/verdict";
import type { EditorHandle } from "../../editor/CodeEditor";
import shared from "../../styles/shared.module.css";
import { lazily } from "../../ui/lazily";
import { useSettings } from "../../ui/settings";
import { ReportView } from "../verdict/ReportView";
import type { DraftFiles } from "./draftFiles";
import { JobProgress } from "./JobProgress";
import panel from "./panel.module.css";
import styles from "./TryPanel.module.css";
import { useJob } from "./useJob";

const CodeEditor = lazily(() => import("../../editor/CodeEditor"));

export function TryPanel({ draft, files }: { draft: ProblemDraft; files: DraftFiles }) {
  const { vim } = useSettings();
  const [shown] = useState(() => ({ source: files.text("starter.py") }));
  const source = useRef(shown.source);
  const editor = useRef<EditorHandle>(null);
  const trial = useTrial(draft.id, files, source);
  const { start } = trial;
  const actions = useMemo(() => ({ run: start, submit: start }), [start]);
  return (
    <div className={panel.panel}>
      <p className={clsx(shared.soft, shared.small)}>What you try is judged as a member’s submission would be. It is not kept.</p>
      <div className={styles.editor}>
        <Suspense fallback={<p className={shared.loading}>Loading the editor …</p>}>
          <CodeEditor
            ref={editor}
            label="Code to try. Escape, then Tab leaves the editor."
            shown={shown}
            onType={(text) => {
              source.current = text;
            }}
            actions={actions}
            vim={vim}
            marked={trial.report?.line ?? null}
          />
        </Suspense>
      </div>
      <div className={panel.row}>
        <button type="button" className={clsx(shared.button, shared.primary)} disabled={trial.running} onClick={start}>
          Try it
        </button>
        <button type="button" className={shared.button} onClick={() => editor.current?.replace(files.text("reference.py"))}>
          Insert the reference
        </button>
        <button type="button" className={shared.button} onClick={() => editor.current?.replace(files.text("starter.py"))}>
          Insert the starter
        </button>
      </div>
      {trial.refusal && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {trial.refusal}
        </p>
      )}
      {trial.job && trial.job.state !== "done" && <JobProgress job={trial.job} what="Progress of the trial" />}
      {trial.report && (
        <ReportView report={trial.report} groups={trial.report.groups.map((group) => ({ ...group, results: [] }))} goTo={(line) => editor.current?.goTo(line)} />
      )}
    </div>
  );
}

interface Trial {
  job: AuthoringJob | undefined;
  report: Report | null;
  refusal: string;
  running: boolean;
  start: () => void;
}

function useTrial(draft: number, files: DraftFiles, source: React.RefObject<string>): Trial {
  const [id, setId] = useState<number | null>(null);
  const [refused, setRefused] = useState("");
  const [starting, setStarting] = useState(false);
  const { job, error } = useJob(id);
  const start = useMemo(
    () => () => {
      setRefused("");
      setStarting(true);
      files
        .flush()
        .then(() => startJob(draft, "try", { source: source.current }))
        .then((job) => setId(job.id))
        .catch((error: unknown) => setRefused(messageOf(error)))
        .finally(() => setStarting(false));
    },
    [draft, files, source],
  );
  const failed = job?.error ? `${job.error}${job.faults[0] ? ` ${job.faults[0].file}: ${job.faults[0].message}` : ""}` : "";
  return {
    job,
    report: (job?.report ?? null) as Report | null,
    refusal: refused || (error ? messageOf(error) : failed),
    running: starting || (job !== undefined && job.state !== "done"),
    start,
  };
}
