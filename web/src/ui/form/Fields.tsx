/** The fields of forms: a label, the control, what is to be known before, and what is wrong. */

import clsx from "clsx";
import { type ComponentProps, type ReactNode, useState } from "react";

import shared from "../../styles/shared.module.css";
import { useField } from "./context";
import styles from "./form.module.css";

interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  /** The sentence for whoever leaves it empty; without it the field may be empty. */
  required?: string;
}

type TextFieldProps = FieldProps & Omit<ComponentProps<"input">, "name" | "required" | "id">;

export function TextField({ name, label, hint, required, className, ...rest }: TextFieldProps) {
  const field = useField(name, hint !== undefined);
  return (
    <Labelled field={field} label={label} hint={hint}>
      <input className={clsx(shared.field, className)} aria-required={required ? true : undefined} data-required={required} {...rest} {...field.control} />
    </Labelled>
  );
}

/** A password, which can be shown while it is typed. */
export function PasswordField({ name, label, hint, required, ...rest }: Omit<TextFieldProps, "type" | "className">) {
  const field = useField(name, hint !== undefined);
  const [shown, setShown] = useState(false);
  return (
    <Labelled field={field} label={label} hint={hint}>
      <div className={styles.password}>
        <input
          className={shared.field}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-required={required ? true : undefined}
          data-required={required}
          {...rest}
          {...field.control}
        />
        <button
          type="button"
          className={clsx(shared.button, shared.quiet)}
          aria-pressed={shown}
          aria-label={`Show: ${label}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide" : "Show"}
        </button>
      </div>
    </Labelled>
  );
}

type SelectFieldProps = FieldProps & { options: readonly (readonly [value: string, name: string])[]; defaultValue: string };

export function SelectField({ name, label, hint, options, defaultValue }: SelectFieldProps) {
  const field = useField(name, hint !== undefined);
  return (
    <Labelled field={field} label={label} hint={hint}>
      <select className={shared.field} defaultValue={defaultValue} {...field.control}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface LabelledProps {
  field: ReturnType<typeof useField>;
  label: string;
  hint: ReactNode;
  children: ReactNode;
}

function Labelled({ field, label, hint, children }: LabelledProps) {
  return (
    <div className={styles.labelled}>
      <label htmlFor={field.id}>{label}</label>
      {children}
      {field.fault !== undefined && (
        <p id={field.faultId} className={styles.fault}>
          {field.fault}
        </p>
      )}
      {hint !== undefined && (
        <p id={field.hintId} className={clsx(shared.soft, shared.small)}>
          {hint}
        </p>
      )}
    </div>
  );
}
