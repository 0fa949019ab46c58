/** The check of a draft: how far it is, and what it has found. */

import clsx from "clsx";

import { messageOf } from "../../api/errors";
import type { CheckResult } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { VERDICTS } from "../verdict/names";
import styles from "./CheckPanel.module.css";
import type { DraftFiles, DraftView } from "./draftFiles";
import { FaultList } from "./FaultList";
import { JobProgress } from "./JobProgress";
import panel from "./panel.module.css";
import { Survivor } from "./Survivor";
import type { Check, Place } from "./Workbench";

interface CheckPanelProps {
  draft: number;
  files: DraftFiles;
  view: DraftView;
  check: Check;
  goTo: (place: Place) => void;
}

export function CheckPanel({ draft, files, view, check, goTo }: CheckPanelProps) {
  const { job, error, running } = check;
  return (
    <div className={panel.panel}>
      <p className={clsx(shared.soft, shared.small)}>
        A check runs the cases, every solution, and small edits of the reference that some case must catch. Only what it has found sound can be published.
      </p>
      {!running && (
        <p>
          <button type="button" className={shared.button} onClick={check.start}>
            {job ? "Check again" : "Check now"}
          </button>
        </p>
      )}
      {error !== null && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(error)}
        </p>
      )}
      {job && job.state !== "done" && <JobProgress job={job} what="Progress of the check" />}
      {job?.state === "done" && (
        <>
          {job.digest !== view.digest && <p className={clsx(shared.notice, shared.warn)}>The files have changed since this check.</p>}
          {job.error && (
            <p role="alert" className={clsx(shared.notice, shared.warn)}>
              {job.error}
            </p>
          )}
          {job.faults.length > 0 && <FaultList label="Faults that kept it from being done" faults={job.faults} paths={view.paths} goTo={goTo} />}
          {job.check && <Result result={job.check} fresh={job.digest === view.digest} draft={draft} files={files} paths={view.paths} goTo={goTo} />}
        </>
      )}
    </div>
  );
}

interface ResultProps {
  result: CheckResult;
  /** Whether the files are still those that were checked. */
  fresh: boolean;
  draft: number;
  files: DraftFiles;
  paths: string[];
  goTo: (place: Place) => void;
}

function Result({ result, fresh, draft, files, paths, goTo }: ResultProps) {
  const { faults, notes, score, catches } = result;
  const counts = `${counted(result.cases, "case")}, ${counted(result.accepted, "accepted solution")}, ${counted(result.rejected, "rejected solution")}, ${result.seconds.toFixed(1)} s.`;
  return (
    <>
      <p role="status" className={clsx(shared.notice, result.sound ? shared.good : shared.bad)}>
        {result.sound ? "The problem is sound." : `The check has found ${counted(faults.length, "fault")}.`} {counts}
      </p>
      {faults.length > 0 && <FaultList label="Faults of the check" faults={faults} paths={paths} goTo={goTo} />}
      {score && (
        <section aria-labelledby="mutants">
          <h2 id="mutants">Edits of the reference</h2>
          <p>
            {score.killed} caught by a case, {score.excused} excused, {score.survivors.length} not caught.
          </p>
          {score.survivors.length > 0 && (
            <ul className={styles.survivors}>
              {score.survivors.map((survivor) => (
                <Survivor key={`${survivor.line} ${survivor.edit}`} survivor={survivor} fresh={fresh} draft={draft} files={files} goTo={goTo} />
              ))}
            </ul>
          )}
        </section>
      )}
      {catches.length > 0 && (
        <section aria-labelledby="catches">
          <h2 id="catches">Rejected solutions</h2>
          <ul className={styles.notes}>
            {catches.map(({ path, verdict, cases, count }) => (
              <li key={path}>
                <button type="button" className={shared.linkButton} onClick={() => goTo({ file: path, line: 0 })}>
                  {path.replace("rejected/", "")}
                </button>
                {": "}
                {VERDICTS[verdict].toLowerCase()}
                {count > 0 && (
                  <details>
                    <summary>{counted(count, "case")} caught it</summary>
                    {cases.join(", ")}
                    {count > cases.length && ` and ${count - cases.length} more`}
                  </details>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section aria-labelledby="notes">
          <h2 id="notes">Notes</h2>
          <ul className={styles.notes}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
