/** What the roadmap shows under a filter, and which problem comes next: on plain data, without React. */

import type { Difficulty, ProblemLine, ProblemState, Section, Topic } from "../../api/types";

export interface Filter {
  text: string;
  section: string;
  difficulty: Difficulty | "";
  state: ProblemState | "";
  stars: number;
}

export const NO_FILTER: Filter = { text: "", section: "", difficulty: "", state: "", stars: 0 };

const DIFFICULTIES: readonly string[] = ["easy", "medium", "hard"];
const STATES: readonly string[] = ["todo", "tried", "solved", "given_up"];

export function readFilter(query: string): Filter {
  const params = new URLSearchParams(query);
  const one = (name: string, allowed: readonly string[]): string => {
    const value = params.get(name) ?? "";
    return allowed.includes(value) ? value : "";
  };
  const stars = Number(params.get("stars"));
  return {
    text: params.get("q") ?? "",
    section: params.get("section") ?? "",
    difficulty: one("difficulty", DIFFICULTIES) as Filter["difficulty"],
    state: one("state", STATES) as Filter["state"],
    stars: [1, 2, 3].includes(stars) ? stars : 0,
  };
}

export function writeFilter(filter: Filter): string {
  const params = new URLSearchParams();
  if (filter.text) params.set("q", filter.text);
  if (filter.section) params.set("section", filter.section);
  if (filter.difficulty) params.set("difficulty", filter.difficulty);
  if (filter.state) params.set("state", filter.state);
  if (filter.stars) params.set("stars", String(filter.stars));
  return params.toString();
}

export function isFiltering(filter: Filter): boolean {
  return writeFilter(filter) !== "";
}

/** Lower case, without accents and punctuation, so that "l2 norm" finds "L2-Norm". */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function hasWords(words: string[], ...texts: string[]): boolean {
  const folded = texts.map(fold).join(" ");
  return words.every((word) => folded.includes(word));
}

/** The sections with only what the filter lets through; a topic found by its name keeps all its problems. */
export function applyFilter(sections: Section[], filter: Filter): Section[] {
  if (!isFiltering(filter)) return sections;
  const words = fold(filter.text).split(" ").filter(Boolean);
  return sections
    .filter((section) => (!filter.section || section.slug === filter.section) && (!filter.stars || section.stars === filter.stars))
    .map((section) => filterSection(section, filter, words))
    .filter((section) => section.groups.length > 0);
}

function filterSection(section: Section, filter: Filter, words: string[]): Section {
  const groups = section.groups
    .map((group) => {
      const wholeGroup = words.length > 0 && hasWords(words, group.name ?? "");
      const topics = group.topics.map((topic) => filterTopic(topic, filter, wholeGroup ? [] : words));
      return { ...group, topics: topics.filter((topic) => topic !== null) };
    })
    .filter((group) => group.topics.length > 0);
  return { ...section, groups };
}

function filterTopic(topic: Topic, filter: Filter, words: string[]): Topic | null {
  const problems = topic.problems.filter(
    (problem) =>
      (!filter.difficulty || problem.difficulty === filter.difficulty) &&
      (!filter.state || (problem.available && problem.state === filter.state)) &&
      hasWords(words, topic.name, problem.title, problem.slug),
  );
  return problems.length > 0 ? { ...topic, problems } : null;
}

interface Candidate {
  problem: ProblemLine;
  known: boolean;
}

function unsolved(sections: Section[]): Candidate[] {
  return sections
    .flatMap((section) => section.groups)
    .flatMap((group) => group.topics)
    .flatMap((topic) => topic.problems.map((problem) => ({ problem, known: topic.known })))
    .filter(({ problem }) => problem.available && problem.state !== "solved");
}

/** The first unsolved problem in the list's order; topics marked as known come last. */
export function nextUnsolved(sections: Section[]): ProblemLine | null {
  const candidates = unsolved(sections);
  return (candidates.find(({ known }) => !known) ?? candidates[0])?.problem ?? null;
}

/** Any unsolved problem of those shown; `chance` is in [0, 1). */
export function randomUnsolved(sections: Section[], chance: number): ProblemLine | null {
  const candidates = unsolved(sections);
  return candidates[Math.floor(chance * candidates.length)]?.problem ?? null;
}

export interface Count {
  solved: number;
  available: number;
  total: number;
}

export function countSection(section: Section): Count {
  const problems = section.groups.flatMap((group) => group.topics).flatMap((topic) => topic.problems);
  return {
    solved: problems.filter((problem) => problem.state === "solved").length,
    available: problems.filter((problem) => problem.available).length,
    total: problems.length,
  };
}
