/** Fields that several forms on accounts have. */

import { PasswordField, TextField } from "../../ui/form/Fields";
import { SHORTEST } from "./checks";

export function NameField({ value }: { value?: string }) {
  return (
    <TextField name="name" label="Name" hint="Others see it. You sign in with it." autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={60} defaultValue={value} required="Type a name." />
  );
}

export function EmailField({ value }: { value?: string | null }) {
  return (
    <TextField name="email" label="E-mail address (optional)" hint="You can sign in with it too." type="email" autoComplete="email" maxLength={254} defaultValue={value ?? ""} />
  );
}

export function NewPasswordField({ name = "password", label = "Password" }: { name?: string; label?: string }) {
  return (
    <PasswordField name={name} label={label} hint={`At least ${SHORTEST} characters, and not one of the most common passwords.`} autoComplete="new-password" required="Type a password." />
  );
}
