/** Publishing: what has changed, whose solutions it would fell, and what is said about it. */

import { useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useEffect, useState } from "react";

import { draftQuery, impactQuery, jobQuery, publish, refreshProblems, versionQuery, versionsQuery } from "../../api/authoring";
import { ApiError, messageOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import type { ImpactResult, ProblemDraft, ProblemVersion } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import { VERDICTS } from "../verdict/names";
import type { DraftFiles, DraftView } from "./draftFiles";
import { FilesDiff } from "./FilesDiff";
import { JobProgress } from "./JobProgress";
import styles from "./PublishDialog.module.css";

interface PublishDialogProps {
  draft: ProblemDraft;
  files: DraftFiles;
  view: DraftView;
  check: () => void;
  onPublished: (version: ProblemVersion, folder: boolean) => void;
  onClose: () => void;
}

export function PublishDialog({ draft, files, view, check, onPublished, onClose }: PublishDialogProps) {
  const { data: me } = useMe();
  const client = useQueryClient();
  const local = me?.mode === "local";
  const why = reasonAgainst(draft, view);

  useEffect(() => {
    void files.flush().then(() => client.invalidateQueries({ queryKey: draftQuery(draft.id).queryKey }));
  }, [files, client, draft.id]);

  return (
    <Dialog title={`Publish ${draft.title}`} wide onClose={onClose}>
      <Changes draft={draft} files={files} view={view} />
      {why ? (
        <div className={clsx(shared.notice, shared.warn)}>
          <span>{why}</span>
          {why === UNCHECKED && (
            <button type="button" className={shared.button} onClick={check}>
              Check them now
            </button>
          )}
        </div>
      ) : (
        <Impact draft={draft} />
      )}
      {!why && (
        <Form
          send={async ({ note = "", write_folder }) => {
            const folder = write_folder !== undefined;
            const version = await publish(draft.id, draft.digest, note.trim(), folder);
            onPublished(version, folder);
            refreshProblems();
          }}
          action="Publish"
          sending="Publishing …"
          emptied={false}
        >
          <TextField name="note" label="What changed" hint="A sentence for the history." required="Say in a sentence what changed." autoComplete="off" maxLength={500} />
          {local && (
            <label className={styles.choice}>
              <input type="checkbox" name="write_folder" defaultChecked />
              Write into the problem’s folder
            </label>
          )}
        </Form>
      )}
    </Dialog>
  );
}

const UNCHECKED = "No check has found exactly these files sound. Check them, and publish them then.";

/** Why the draft can't be published as it is; empty where it can. */
function reasonAgainst(draft: ProblemDraft, view: DraftView): string {
  if (Object.keys(view.conflicts).length > 0) return "Another author has changed a file that you changed too. Choose one of its two texts first.";
  if (view.save === "refused") return `A file could not be saved: ${view.refusal}`;
  if (view.save !== "saved" || draft.digest !== view.digest) return "The files are being saved …";
  if (view.faults.length > 0) return "The draft has faults. Mend them, check it, and publish it then.";
  if (draft.checked === null) return UNCHECKED;
  return "";
}

function Changes({ draft, files, view }: { draft: ProblemDraft; files: DraftFiles; view: DraftView }) {
  const [opened] = useState(() => Object.fromEntries(view.paths.map((path) => [path, files.text(path)])));
  const versions = useQuery({ ...versionsQuery(draft.slug), retry: false });
  const items = versions.data?.items ?? [];
  const base = items.find((item) => item.digest === draft.base_digest) ?? items.find((item) => item.current);
  const before = useQuery({ ...versionQuery(draft.slug, base?.number ?? 0), enabled: base !== undefined });
  const isNew = versions.error instanceof ApiError && versions.error.status === 404;
  const error = isNew ? before.error : (versions.error ?? before.error);
  return (
    <section className={styles.part} aria-labelledby="publish-changes">
      <h3 id="publish-changes">What changes</h3>
      {error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(error)}</p>}
      {(isNew || versions.data?.items.length === 0) && <p>This is its first version: all {view.paths.length} files are new.</p>}
      {base && before.data && <FilesDiff left={before.data.files} right={opened} leftName={`Version ${base.number}`} rightName="This draft" />}
    </section>
  );
}

function Impact({ draft }: { draft: ProblemDraft }) {
  const started = useQuery(impactQuery(draft.id, draft.digest));
  const id = started.data?.id;
  const job = useQuery({ ...jobQuery(id ?? 0), enabled: id !== undefined });
  const error = started.error ?? job.error;
  const refusal = error ? messageOf(error) : (job.data?.error ?? "");
  return (
    <section className={styles.part} aria-labelledby="publish-impact">
      <h3 id="publish-impact">Whom it concerns</h3>
      {refusal && <p className={clsx(shared.notice, shared.warn)}>It is not known whose solutions would fall. {refusal}</p>}
      {!refusal && !job.data && <p className={shared.soft}>Asking the judge …</p>}
      {job.data && job.data.state !== "done" && <JobProgress job={job.data} what="Progress with members’ solutions" />}
      {job.data?.impact && <Fallen impact={job.data.impact} />}
    </section>
  );
}

function Fallen({ impact: { judged, fallen } }: { impact: ImpactResult }) {
  if (judged === 0) return <p>Nobody has solved it yet.</p>;
  const tried = judged === 1 ? "The one accepted solution was tried" : `${judged} accepted solutions were tried, the newest of each person`;
  if (fallen.length === 0) return <p>{tried}. {judged === 1 ? "It stays" : "All stay"} accepted.</p>;
  return (
    <>
      <p>
        {tried}. {fallen.length === 1 ? "This one" : `These ${fallen.length}`} would no longer be accepted. Nobody loses a solved mark.
      </p>
      <ul className={styles.fallen}>
        {fallen.map((item) => (
          <li key={item.submission}>
            <strong>{item.person}</strong>, submission {item.submission}: {VERDICTS[item.verdict]}. {item.sentence}
            {item.case && (
              <>
                {" "}
                First failing case: <code>{item.case}</code>.
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
