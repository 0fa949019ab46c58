/** The saved states of the study list, and the way back to each. */

import { useState } from "react";

import { restoreSyllabus } from "../../api/authoring";
import type { EditedSyllabus } from "../../api/types";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { dayAndTime } from "../../ui/time";

interface SyllabusHistoryProps {
  list: EditedSyllabus;
  /** Whether there are changes that going back would lose. */
  blocked: boolean;
  onRestored: (list: EditedSyllabus) => void;
}

export function SyllabusHistory({ list, blocked, onRestored }: SyllabusHistoryProps) {
  const [wanted, setWanted] = useState<number | null>(null);
  const name = wanted === 0 ? "the folder’s list" : `revision ${wanted}`;
  const restore = async (): Promise<void> => onRestored(await restoreSyllabus(wanted ?? 0));
  return (
    <section aria-label="History">
      <h2>History</h2>
      {list.revisions.length === 0 && <p className={shared.soft}>Nobody has changed the list here yet: it is the one of the problems’ folder.</p>}
      <ul className={rows.rows}>
        {list.revisions.map((revision) => (
          <li key={revision.number}>
            <div>
              <strong>Revision {revision.number}</strong> {revision.number === list.number && <span className={rows.mark}>this one holds</span>}
              <div>{revision.note}</div>
              <div className={shared.soft}>
                {revision.by && `${revision.by}, `}
                {dayAndTime(revision.at)}
              </div>
            </div>
            {revision.number !== list.number && revision.source === "browser" && (
              <button type="button" className={shared.button} aria-label={`Go back to revision ${revision.number}`} disabled={blocked} onClick={() => setWanted(revision.number)}>
                Go back to it
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.source === "browser" && (
        <button type="button" className={shared.button} disabled={blocked} onClick={() => setWanted(0)}>
          Go back to the folder’s list
        </button>
      )}
      {wanted !== null && (
        <ConfirmDialog title={`Go back to ${name}?`} action="Go back" confirm={restore} onClose={() => setWanted(null)}>
          <p>Everybody sees that list then. The present one stays in the history.</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
