/** The judge's words for people. */

import type { Group, Mode, Report, Verdict } from "../../api/verdict";

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
  cancelled: "Cancelled",
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

/** The heading of a report and its sentence. A run that passes has not solved the problem, and says so. */
export function headline(report: Pick<Report, "verdict" | "sentence">, mode: Mode): { title: string; sentence: string } {
  const { verdict, sentence } = report;
  if (verdict !== "accepted") return { title: VERDICTS[verdict], sentence };
  const rest = sentence.replace(/^accepted:\s*/i, "");
  const plain = rest.charAt(0).toUpperCase() + rest.slice(1);
  if (mode === "run") return { title: "Passed", sentence: `${plain} Submit to be judged by every case.` };
  return { title: VERDICTS.accepted, sentence: plain };
}
