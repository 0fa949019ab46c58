import clsx from "clsx";
import { useState } from "react";

import type { Draft } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { PythonCode } from "../../ui/PythonCode";
import styles from "./ConflictNotice.module.css";

interface ConflictNoticeProps {
  mine: string;
  theirs: Draft;
  settle: (which: "mine" | "theirs") => void;
}

/** The draft was changed elsewhere (the command line, another browser) and here: the person decides, seeing both. */
export function ConflictNotice({ mine, theirs, settle }: ConflictNoticeProps) {
  const [comparing, setComparing] = useState(false);
  const when = theirs.updated_at === null ? "earlier" : new Date(theirs.updated_at).toLocaleString();
  const decide = (which: "mine" | "theirs"): void => {
    setComparing(false);
    settle(which);
  };
  const choice = (
    <>
      <button type="button" className={shared.button} onClick={() => decide("mine")}>
        Keep this one
      </button>
      <button type="button" className={shared.button} onClick={() => decide("theirs")}>
        Take the other
      </button>
    </>
  );
  return (
    <div className={clsx(shared.notice, shared.warn, styles.conflict)} role="alert">
      <span>This draft was also changed elsewhere ({when}). Nothing is lost: both copies are kept until you choose.</span>
      <button type="button" className={shared.button} onClick={() => setComparing(true)}>
        Compare
      </button>
      {choice}
      {comparing && (
        <Dialog title="Two copies of your draft" wide onClose={() => setComparing(false)}>
          <div className={shared.sideBySide}>
            <figure className={shared.side}>
              <figcaption>In this editor</figcaption>
              <PythonCode source={mine} label="The draft in this editor" />
            </figure>
            <figure className={shared.side}>
              <figcaption>Changed elsewhere, {when}</figcaption>
              <PythonCode source={theirs.source} label="The draft changed elsewhere" />
            </figure>
          </div>
          <div className={shared.dialogActions}>{choice}</div>
        </Dialog>
      )}
    </div>
  );
}
