import { useState } from "react";

import type { Draft } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { PythonCode } from "../../ui/PythonCode";

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
      <button type="button" className="button" onClick={() => decide("mine")}>
        Keep this one
      </button>
      <button type="button" className="button" onClick={() => decide("theirs")}>
        Take the other
      </button>
    </>
  );
  return (
    <div className="notice warn conflict" role="alert">
      <span>This draft was also changed elsewhere ({when}). Nothing is lost: both copies are kept until you choose.</span>
      <button type="button" className="button" onClick={() => setComparing(true)}>
        Compare
      </button>
      {choice}
      {comparing && (
        <Dialog title="Two copies of your draft" wide onClose={() => setComparing(false)}>
          <div className="side-by-side">
            <figure className="side">
              <figcaption>In this editor</figcaption>
              <PythonCode source={mine} label="The draft in this editor" />
            </figure>
            <figure className="side">
              <figcaption>Changed elsewhere, {when}</figcaption>
              <PythonCode source={theirs.source} label="The draft changed elsewhere" />
            </figure>
          </div>
          <div className="dialog-actions">{choice}</div>
        </Dialog>
      )}
    </div>
  );
}
