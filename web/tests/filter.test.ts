import { describe, expect, it } from "vitest";

import type { ProblemLine, Section } from "../src/api/types";
import {
  applyFilter,
  countSection,
  type Filter,
  fold,
  isFiltering,
  nextUnsolved,
  NO_FILTER,
  randomUnsolved,
  readFilter,
  writeFilter,
} from "../src/features/catalog/filter";

const problem = (slug: string, change: Partial<ProblemLine> = {}): ProblemLine => ({
  slug,
  title: slug.replaceAll("-", " "),
  difficulty: "easy",
  state: "todo",
  available: true,
  ...change,
});

const SECTIONS: Section[] = [
  {
    slug: "foundations",
    number: 1,
    title: "Foundations",
    stars: 3,
    groups: [
      {
        name: "Activation Functions",
        topics: [
          { id: "relu", name: "ReLU family", known: true, problems: [problem("relu", { state: "solved" }), problem("elu")] },
          { id: "softmax", name: "Softmax, Softplus", known: false, problems: [problem("softmax", { difficulty: "hard", state: "tried" })] },
        ],
      },
    ],
  },
  {
    slug: "losses",
    number: 5,
    title: "Losses",
    stars: 2,
    groups: [
      { name: null, topics: [{ id: "l2", name: "L2-Norm loss (naïve)", known: false, problems: [problem("mse", { available: false })] }] },
    ],
  },
];

const slugs = (sections: Section[]): string[] =>
  sections.flatMap((s) => s.groups.flatMap((g) => g.topics.flatMap((t) => t.problems.map((p) => p.slug))));

describe("the roadmap's filter", () => {
  it.each<[string, Partial<Filter>, string[]]>([
    ["nothing chosen", {}, ["relu", "elu", "softmax", "mse"]],
    ["a word of the topic keeps its problems", { text: "relu" }, ["relu", "elu"]],
    ["a word of the problem", { text: "ELU" }, ["relu", "elu"]],
    ["a group's name keeps its topics", { text: "activation" }, ["relu", "elu", "softmax"]],
    ["accents and hyphens do not matter", { text: "naive l2 norm" }, ["mse"]],
    ["difficulty", { difficulty: "hard" }, ["softmax"]],
    ["state", { state: "todo" }, ["elu"]],
    ["stars", { stars: 2 }, ["mse"]],
    ["section", { section: "losses" }, ["mse"]],
    ["all of them at once", { text: "soft", difficulty: "hard", state: "tried", stars: 3 }, ["softmax"]],
    ["nothing fits", { text: "transformer" }, []],
  ])("%s", (_, part, expected) => {
    expect(slugs(applyFilter(SECTIONS, { ...NO_FILTER, ...part }))).toEqual(expected);
  });

  it("survives the address", () => {
    const filter: Filter = { text: "a b", section: "losses", difficulty: "hard", state: "given_up", stars: 2 };
    expect(readFilter(writeFilter(filter))).toEqual(filter);
    expect(isFiltering(filter)).toBe(true);
    expect(isFiltering(NO_FILTER)).toBe(false);
  });

  it("takes nothing unknown from the address", () => {
    expect(readFilter("difficulty=impossible&state=lost&stars=9")).toEqual(NO_FILTER);
  });

  it("folds case, accents and punctuation", () => {
    expect(fold("  Naïve L2-Norm ")).toBe("naive l2 norm");
  });
});

describe("what comes next", () => {
  it("is the first unsolved problem of a topic that is not known", () => {
    expect(nextUnsolved(SECTIONS)?.slug).toBe("softmax");
  });

  it("falls back to known topics, and never proposes what is not written", () => {
    const known = structuredClone(SECTIONS);
    for (const topic of known.flatMap((s) => s.groups).flatMap((g) => g.topics)) topic.known = true;
    expect(nextUnsolved(known)?.slug).toBe("elu");
    expect(nextUnsolved(SECTIONS.slice(1))).toBeNull();
  });

  it("is any unsolved one at random", () => {
    expect(randomUnsolved(SECTIONS, 0)?.slug).toBe("elu");
    expect(randomUnsolved(SECTIONS, 0.999)?.slug).toBe("softmax");
    expect(randomUnsolved([], 0.5)).toBeNull();
  });
});

it("counts a section", () => {
  expect(SECTIONS.map(countSection)).toEqual([
    { solved: 1, available: 3, total: 3 },
    { solved: 0, available: 0, total: 1 },
  ]);
});
