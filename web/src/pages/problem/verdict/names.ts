/** The judge's words for people. */

import type { Group, Verdict } from "../../../api/verdict";

export const VERDICTS: Record<Verdict, string> = {
  accepted: "Accepted",
  wrong_answer: "Wrong answer",
  runtime_error: "Runtime error",
  time_limit: "Too slow",
  memory_limit: "Too much memory",
  output_limit: "Too much output",
  compile_error: "Does not compile",
  forbidden: "Uses what is forbidden",
  judge_error: "The judge failed",
};

export const GROUPS: Record<Group, string> = {
  example: "Examples",
  edge: "Edges",
  shape: "Shapes",
  stability: "Stability",
  scale: "Scale",
  random: "Random",
  custom: "Your cases",
};

/** "softmax/edge/one-element" without the entry and the group, which stand elsewhere. */
export function caseName(full: string): string {
  return full.split("/").slice(2).join("/") || full;
}
