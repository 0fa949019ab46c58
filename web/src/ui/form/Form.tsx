/**
 * A form that is sent by a function: it says what is wrong beside each field, puts the focus on the first of them, and waits as long
 * as it is told to.
 *
 * The fields hold their own values; `data-required` at a control is the sentence for whoever leaves it empty.
 */

import clsx from "clsx";
import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";

import shared from "../../styles/shared.module.css";
import { FormFaults } from "./context";
import { type Fault, faultsOf, type Values, waitOf, waitWords } from "./faults";
import styles from "./form.module.css";
import { useSecondsUntil } from "./useSecondsUntil";

interface FormProps {
  send: (values: Values) => Promise<void>;
  /** Finds what is wrong before the form is sent, beside fields that are empty. */
  check?: (values: Values) => Fault[];
  action: string;
  /** What the button says while the answer is waited for. */
  sending: string;
  danger?: boolean;
  /** What is shown once it has worked, until the form is changed again. */
  success?: string;
  /** The field whose change makes a wait pointless: it was for another account. */
  waitsFor?: string;
  /** Whether the fields are emptied once it has worked. */
  emptied?: boolean;
  extra?: ReactNode;
  children: ReactNode;
}

export function Form({ send, check, action, sending, danger = false, success, waitsFor, emptied = true, extra, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [worked, setWorked] = useState(false);
  const [until, setUntil] = useState(0);
  const seconds = useSecondsUntil(until);

  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (busy || seconds > 0) return;
    const values = valuesOf(event.currentTarget);
    const found = [...emptyFields(event.currentTarget), ...(check?.(values) ?? [])];
    setWorked(false);
    setFaults(found);
    if (found.length > 0) return;
    setBusy(true);
    send(values)
      .then(() => {
        setWorked(true);
        if (emptied) form.current?.reset();
      })
      .catch((error: unknown) => {
        setFaults(placed(faultsOf(error), form.current));
        setUntil(Date.now() + 1000 * waitOf(error));
      })
      .finally(() => setBusy(false));
  };

  const whole = faults.filter(({ field }) => field === null);
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={submit}
      onInput={(event) => {
        setWorked(false);
        if ((event.target as HTMLInputElement).name === waitsFor) setUntil(0);
      }}
    >
      <FormFaults value={faults}>{children}</FormFaults>
      {whole.length > 0 && (
        <div role="alert" className={styles.outcome}>
          {whole.map(({ message }) => (
            <p key={message} className={clsx(shared.notice, shared.bad)}>
              {message}
            </p>
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <button type="submit" className={clsx(shared.button, danger ? shared.danger : shared.primary)} disabled={busy || seconds > 0}>
          {busy ? sending : seconds > 0 ? `${action} in ${waitWords(seconds)}` : action}
        </button>
        {extra}
        <span role="status" className={shared.soft}>
          {worked && success}
        </span>
      </div>
    </form>
  );
}

/** A fault at a field that the form does not have is one of the whole form. */
function placed(faults: Fault[], form: HTMLFormElement | null): Fault[] {
  const has = (field: string): boolean => form?.elements.namedItem(field) instanceof HTMLElement;
  return faults.map((fault) => (fault.field !== null && has(fault.field) ? fault : { ...fault, field: null }));
}

function valuesOf(form: HTMLFormElement): Values {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]));
}

function emptyFields(form: HTMLFormElement): Fault[] {
  return [...form.elements].flatMap((element) => {
    const control = element as HTMLInputElement;
    const message = control.dataset.required;
    return message !== undefined && control.value.trim() === "" ? [{ field: control.name, message }] : [];
  });
}
