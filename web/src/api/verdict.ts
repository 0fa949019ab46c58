/**
 * The judge's events, as the OpenAPI document has them, with two things said more exactly: fields with a default are always sent,
 * and what an array's cells are.
 */

import type { components } from "./schema";

type Schemas = components["schemas"];
type With<T, Exact> = Omit<Required<T>, keyof Exact> & Exact;

export type Verdict = Schemas["Verdict"];
export type Group = Schemas["Group"];
export type Mode = Schemas["Mode"];
export type GroupCount = Schemas["GroupCount"];

export type Scalar = number | boolean | string | null;
/** Numbers that JSON cannot hold come as "nan", "inf" and "-inf". */
export type Cells = Scalar | Scalar[] | Scalar[][];
export type Mask = boolean | boolean[] | boolean[][];

/** How a value may be drawn. */
export type Picture = "image" | "points" | "curve" | "boxes" | "matrix";
/** `picture` is missing in events that were stored before there was any. */
export type Shown = With<Omit<Schemas["Shown"], "picture">, { cells: Cells; picture?: Picture | null }>;
export type Input = With<Schemas["Input"], { value: Shown }>;
export type Digits = Required<Schemas["Digits"]>;
export type Mismatch = With<Schemas["Mismatch"], { expected: Shown | null; got: Shown | null; mask: Mask | null; digits: Digits | null }>;
/** `lesson` is missing in events that were stored before there was any. */
export type CaseResult = With<
  Omit<Schemas["CaseResult"], "lesson">,
  { inputs: Input[]; expected: Shown | null; got: Shown | null; mismatch: Mismatch | null; lesson?: string }
>;
export type Rate = Schemas["Rate"];
export type GrowthPoint = Required<Schemas["GrowthPoint"]>;
export type Growth = With<Schemas["Growth"], { points: GrowthPoint[]; rate: Rate | null; reference_rate: Rate | null }>;
/** `growth` is missing in events that were stored before there was any. */
export type Report = With<Schemas["SubmissionReport"], { failures: CaseResult[]; growth?: Growth[] }>;

/** A step of the search for the smallest failing input; its stream's schema is inline in the document. */
export interface Shrunk {
  result: CaseResult | null;
  examples: number;
  done: boolean;
}

/** Only in the stream: comes first where a worker has yet to take the submission, and again where it is to be judged once more. */
export interface Queued {
  type: "queued";
  ahead: number;
  retrying: boolean;
}
export type Started = Omit<Schemas["StartedEvent"], "attempt">;
export interface CaseJudged {
  type: "case";
  index: number;
  result: CaseResult;
}
export type JudgeEvent = Queued | Started | CaseJudged | Report;
