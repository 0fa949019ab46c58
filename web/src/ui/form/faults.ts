/** What is wrong with a form: found before it is sent, or told by whoever refused it. */

export interface Fault {
  /** The name of the field; null where the form as a whole was refused. */
  field: string | null;
  message: string;
}

/** What a refusal may say of itself beyond its message; ApiError does. */
interface Refusal {
  message: string;
  field?: string | null;
  retryAfter?: number | null;
  details?: { faults?: { field: string; message: string }[] };
}

export type Values = Record<string, string>;

/** The faults that a refusal tells of: each at its field, or one of the whole form. */
export function faultsOf(error: unknown): Fault[] {
  if (!(error instanceof Error)) return [{ field: null, message: "Something went wrong. Try again in a moment." }];
  const { message, field, details } = error as Refusal;
  const listed = details?.faults ?? [];
  if (listed.length > 0) return listed.map((fault) => ({ field: fault.field, message: sentence(fault.message) }));
  return [{ field: field ?? null, message }];
}

/** Seconds after which a refusal may be tried again; 0 at once. */
export function waitOf(error: unknown): number {
  return error instanceof Error ? ((error as Refusal).retryAfter ?? 0) : 0;
}

/** A validator's words as a sentence: "Value error, a name has no @" -> "A name has no @." */
export function sentence(text: string): string {
  const bare = text.replace(/^value error, /i, "").trim();
  return bare.charAt(0).toUpperCase() + bare.slice(1) + (/[.!?]$/.test(bare) ? "" : ".");
}

/** "45 s", and "3 min" from a minute on, rounded up: whoever waits as long does not wait in vain. */
export function waitWords(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
