/** A secret that is shown this once: read, copied, and then gone. */

import clsx from "clsx";
import { useId, useRef, useState } from "react";

import shared from "../styles/shared.module.css";
import styles from "./ShownOnce.module.css";

interface ShownOnceProps {
  label: string;
  secret: string;
  hint: string;
  onDone: () => void;
}

export function ShownOnce({ label, secret, hint, onDone }: ShownOnceProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");

  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setSaid("Copied.");
    } catch {
      setSaid("This browser does not let the page copy. It is selected: copy it by the keys for that.");
    }
  };

  return (
    <div className={clsx(shared.notice, shared.good, styles.shownOnce)}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.line}>
        <input ref={field} id={id} className={clsx(shared.field, shared.mono)} readOnly value={secret} aria-describedby={`${id}-hint`} onFocus={(event) => event.target.select()} />
        <button type="button" className={clsx(shared.button, shared.primary)} onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" className={shared.button} onClick={onDone}>
          Done
        </button>
      </div>
      <p id={`${id}-hint`} className={shared.small}>
        {hint} <span role="status">{said}</span>
      </p>
    </div>
  );
}
