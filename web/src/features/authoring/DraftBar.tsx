/** The head of a draft: what it is, whether it is saved, and what can be done with all of it. */

import clsx from "clsx";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { discardDraft, exportAddress } from "../../api/authoring";
import type { ProblemDraft } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { LIST, versionsAddress } from "./addresses";
import styles from "./DraftBar.module.css";
import type { DraftView, SaveState } from "./draftFiles";

const SAVED: Record<SaveState, string> = {
  saved: "Saved",
  saving: "Saving …",
  offline: "Not saved: the server does not answer. Trying again …",
  refused: "Not saved",
};

interface DraftBarProps {
  draft: ProblemDraft;
  view: DraftView;
  checking: boolean;
  onCheck: () => void;
  onPublish: () => void;
}

export function DraftBar({ draft, view, checking, onCheck, onPublish }: DraftBarProps) {
  const [discarding, setDiscarding] = useState(false);
  const warns = view.save === "offline" || view.save === "refused";
  return (
    <header className={styles.bar}>
      <div className={styles.name}>
        <h1>{draft.title}</h1>
        <span className={clsx(shared.soft, shared.small)}>
          {draft.section}/{draft.slug}
        </span>
        <span role="status" className={clsx(shared.small, warns ? styles.warn : shared.soft)}>
          {SAVED[view.save]}
          {view.save === "refused" && `: ${view.refusal}`}
        </span>
      </div>
      <div className={styles.actions}>
        {draft.base_digest !== null && (
          <Link className={clsx(shared.button, shared.quiet)} href={versionsAddress(draft.slug)}>
            History
          </Link>
        )}
        <a className={clsx(shared.button, shared.quiet)} href={exportAddress(draft.id)} download>
          Export zip
        </a>
        <button type="button" className={clsx(shared.button, shared.quiet)} onClick={() => setDiscarding(true)}>
          Discard
        </button>
        <button type="button" className={shared.button} disabled={checking} onClick={onCheck}>
          {checking ? "Checking …" : "Check"}
        </button>
        <button type="button" className={clsx(shared.button, shared.primary)} onClick={onPublish}>
          Publish
        </button>
      </div>
      {discarding && <DiscardDialog draft={draft} onClose={() => setDiscarding(false)} />}
    </header>
  );
}

function DiscardDialog({ draft, onClose }: { draft: ProblemDraft; onClose: () => void }) {
  const [, navigate] = useLocation();
  const confirm = async (): Promise<void> => {
    await discardDraft(draft.id);
    navigate(LIST);
  };
  return (
    <ConfirmDialog title="Discard the draft?" action="Discard the draft" confirm={confirm} onClose={onClose}>
      <p>All its files are deleted, for every author. What was published stays.</p>
    </ConfirmDialog>
  );
}
