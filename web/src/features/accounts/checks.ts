/** What can be told of an account's fields before the server sees them. */

import type { Fault, Values } from "../../ui/form/faults";

export const SHORTEST = 8; // characters of a password
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The server alone knows the most common passwords. */
export function checkNewPassword(values: Values, field = "password"): Fault[] {
  const length = Array.from(values[field] ?? "").length;
  if (length === 0 || length >= SHORTEST) return [];
  return [{ field, message: `A password has at least ${SHORTEST} characters; this one has ${length}.` }];
}

export function checkEmail({ email = "" }: Values): Fault[] {
  if (email.trim() === "" || ADDRESS.test(email.trim())) return [];
  return [{ field: "email", message: "This is no e-mail address. One looks like ada@example.org." }];
}

/** An e-mail address as the server takes it: null for none. */
export function emailOf({ email = "" }: Values): string | null {
  return email.trim() || null;
}
