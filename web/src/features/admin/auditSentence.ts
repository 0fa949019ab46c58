/** An entry of the audit log as a sentence without its subject: "changed the role of Ada from member to author". */

import type { AuditItem } from "../../api/types";

type Details = AuditItem["details"];

const text = (details: Details, name: string): string => {
  const value = details[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "?";
};
const people = (details: Details): string => (text(details, "uses") === "1" ? "one person" : `${text(details, "uses")} people`);
const days = (details: Details): string => (text(details, "days") === "1" ? "a day" : `${text(details, "days")} days`);
const submissions = (details: Details): string =>
  text(details, "submissions") === "1" ? "one submission" : `${text(details, "submissions")} submissions`;

const SENTENCES: Partial<Record<string, (person: string, details: Details) => string>> = {
  "role changed": (person, details) => `changed the role of ${person} from ${text(details, "before")} to ${text(details, "after")}`,
  "account disabled": (person) => `disabled the account of ${person}`,
  "account enabled": (person) => `enabled the account of ${person}`,
  "limits changed": (person) => `changed the limits of ${person}`,
  "reset link created": (person) => `created a link with which ${person} sets a new password`,
  "invitation created": (_, details) =>
    `created invitation ${text(details, "invitation")}: the role ${text(details, "role")} for ${people(details)}, for ${days(details)}`,
  "problem published": (_, details) => `published version ${text(details, "version")} of ${text(details, "problem")}`,
  "version chosen": (_, details) => `gave members version ${text(details, "version")} of ${text(details, "problem")}`,
  "study list changed": (_, details) => `changed the study list: ${text(details, "note")}`,
  "problem hidden": (_, details) => `hid ${text(details, "problem")}`,
  "problem shown": (_, details) => `showed ${text(details, "problem")}`,
  "problem rejudged": (_, details) => `changed the verdicts of ${submissions(details)} to ${text(details, "problem")}`,
  "rejudging undone": (_, details) => `gave submissions to ${text(details, "problem")} their earlier verdicts back`,
  "invitation deleted": (_, details) => `deleted invitation ${text(details, "invitation")} with the role ${text(details, "role")}`,
};

export function auditSentence({ action, person, details }: Pick<AuditItem, "action" | "person" | "details">): string {
  const known = SENTENCES[action];
  if (known) return known(person ?? "somebody", details);
  const rest = Object.entries(details).map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return [person === null ? action : `${action}: ${person}`, ...rest].join(", ");
}
