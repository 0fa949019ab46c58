import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { messageOf } from "../../api/errors";
import { editorialQuery, refreshStates } from "../../api/queries";
import { giveUp } from "../../api/routes";
import type { Editorial, Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { Markdown } from "../../ui/Markdown";
import styles from "./EditorialTab.module.css";
import reading from "./reading.module.css";

/** The derivation and the model answers: after solving, or after a deliberate give-up. */
export function EditorialTab({ problem, shown }: { problem: Problem; shown: boolean }) {
  const editorial = useQuery({ ...editorialQuery(problem.slug), enabled: shown && problem.editorial_open });
  if (!problem.editorial_open) return <ClosedEditorial problem={problem} />;
  if (editorial.data) return <EditorialView editorial={editorial.data} />;
  if (editorial.error) {
    return (
      <div className={reading.reading}>
        <p className={clsx(shared.notice, shared.bad)}>{messageOf(editorial.error)}</p>
        <button type="button" className={shared.button} onClick={() => void editorial.refetch()}>
          Try again
        </button>
      </div>
    );
  }
  return <p className={shared.loading}>Loading the editorial …</p>;
}

function ClosedEditorial({ problem }: { problem: Problem }) {
  const [asking, setAsking] = useState(false);
  return (
    <div className={reading.reading}>
      <p>The editorial derives the answer, names the pitfalls and answers the follow-up questions. It opens when you have solved the problem.</p>
      <p>
        <button type="button" className={shared.button} onClick={() => setAsking(true)}>
          Give up and read it …
        </button>
      </p>
      {asking && <GiveUpDialog slug={problem.slug} onClose={() => setAsking(false)} />}
    </div>
  );
}

function GiveUpDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const giving = useMutation({
    mutationFn: () => giveUp(slug),
    onSuccess: () => {
      refreshStates(slug);
      onClose();
    },
  });
  return (
    <Dialog title="Give up on this problem?" onClose={onClose}>
      <p>It will be marked as given up on your roadmap, and the editorial and the solutions open. You can still solve it later.</p>
      {giving.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(giving.error)}</p>}
      <div className={shared.dialogActions}>
        <button type="button" className={shared.button} onClick={onClose}>
          Keep trying
        </button>
        <button type="button" className={clsx(shared.button, shared.primary)} disabled={giving.isPending} onClick={() => giving.mutate()}>
          Give up and show the editorial
        </button>
      </div>
    </Dialog>
  );
}

function EditorialView({ editorial }: { editorial: Editorial }) {
  return (
    <div className={reading.reading}>
      <Markdown text={editorial.markdown} figures={editorial.figures} />
      {editorial.followups.length > 0 && (
        <section aria-labelledby="followups-title" className={styles.followups}>
          <h2 id="followups-title">What the interviewer asks next</h2>
          {editorial.followups.map(({ question, answer }) => (
            <div className={styles.followup} key={question}>
              <Markdown text={question} />
              <details>
                <summary>Show an answer</summary>
                <Markdown text={answer} />
              </details>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
