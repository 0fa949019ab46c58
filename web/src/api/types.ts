/** What the server's routes answer, by the names that the pages use. */

import type { components } from "./schema";
import type { Input, Report, Shown } from "./verdict";

type Schemas = components["schemas"];

export type ProblemState = Schemas["State"];
export type Difficulty = Schemas["Difficulty"];
export type ProblemLine = Schemas["ProblemItem"];
export type Topic = Schemas["TopicItem"];
export type TopicGroup = Schemas["TopicGroup"];
export type Section = Schemas["SectionItem"];
export type Syllabus = Schemas["Syllabus"];
export type Neighbour = Schemas["ProblemRef"];
export type Example = Omit<Schemas["Example"], "inputs" | "expected"> & { inputs: Input[]; expected: Shown | null };
export type Problem = Omit<Schemas["ProblemDetail"], "examples"> & { examples: Example[] };
export type Editorial = Schemas["Editorial"];
export type Solutions = Schemas["Solutions"];
export type Entry = Schemas["EntryItem"];
export type Draft = Schemas["DraftDetail"];
export type SubmissionLine = Schemas["SubmissionItem"];
export type Submission = Omit<Schemas["SubmissionDetail"], "report"> & { report: Report | null };
export type NewSubmission = Schemas["NewSubmission"];
export type Progress = Schemas["Progress"];
export type Imported = Schemas["Imported"];
export type AdminStatus = Schemas["AdminStatus"];
export type Worker = Schemas["WorkerItem"];
export type ConfinementLayer = Schemas["ConfinementLayer"];
export type Me = Schemas["Me"];
export type Provider = Schemas["ProviderItem"];
export type Role = Schemas["PersonRole"];
export type BrowserSession = Schemas["SessionItem"];
export type Token = Schemas["TokenItem"];
export type CreatedToken = Schemas["CreatedToken"];
export type Person = Schemas["PersonItem"];
export type Invitation = Schemas["InvitationItem"];
export type CreatedInvitation = Schemas["CreatedInvitation"];
export type ResetLink = Schemas["Link"];
export type AuditItem = Schemas["AuditItem"];
export type Check = Schemas["Check"];
