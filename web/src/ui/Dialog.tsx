/** A modal dialog: the browser's own, which keeps the focus inside, closes on Escape and gives the focus back. */

import clsx from "clsx";
import { type ReactNode, useEffect, useId, useRef } from "react";

import shared from "../styles/shared.module.css";
import styles from "./Dialog.module.css";
import { CloseIcon } from "./icons";

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}

export function Dialog({ title, onClose, children, wide = false }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={clsx(styles.dialog, wide && styles.wide)}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.dialogInner}>
        <header className={styles.dialogHead}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={clsx(shared.button, shared.quiet, shared.icon)} aria-label="Close" onClick={onClose}>
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
