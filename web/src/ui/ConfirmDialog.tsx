/** Asks before what can't be undone, and says why where it did not work. */

import clsx from "clsx";
import { type ReactNode, useState } from "react";

import shared from "../styles/shared.module.css";
import { Dialog } from "./Dialog";
import { faultsOf } from "./form/faults";

interface ConfirmDialogProps {
  title: string;
  action: string;
  confirm: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

export function ConfirmDialog({ title, action, confirm, onClose, children }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");

  const go = (): void => {
    setBusy(true);
    confirm()
      .then(onClose)
      .catch((error: unknown) => setFault(faultsOf(error)[0]?.message ?? ""))
      .finally(() => setBusy(false));
  };

  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {fault && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {fault}
        </p>
      )}
      <div className={shared.dialogActions}>
        <button type="button" className={shared.button} onClick={onClose}>
          Cancel
        </button>
        <button type="button" className={clsx(shared.button, shared.danger)} disabled={busy} onClick={go}>
          {action}
        </button>
      </div>
    </Dialog>
  );
}
