/** Edits of the study list as pure functions: each returns a new list and leaves the old one as it was. */

import type { EditedSection, EditedTopic } from "../../api/types";
import { slugOf } from "./slug";

export type Sections = readonly EditedSection[];

const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const rest = items.filter((_, i) => i !== from);
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

/** The slug of a name, with a number behind it where another has it. */
export function freeSlug(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const slug = slugOf(name) || otherwise;
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}

export const changeSection = (sections: Sections, at: number, change: Partial<EditedSection>): EditedSection[] =>
  sections.map((section, i) => (i === at ? { ...section, ...change } : section));

export const moveSection = (sections: Sections, from: number, by: number): EditedSection[] => moved(sections, from, from + by);

export function addSection(sections: Sections, title: string): EditedSection[] {
  const slug = freeSlug(title, new Set(sections.map((section) => section.slug)), "section");
  return [...sections, { slug, title, stars: 1, topics: [] }];
}

export const removeSection = (sections: Sections, at: number): EditedSection[] => sections.filter((_, i) => i !== at);

export const changeTopic = (sections: Sections, at: number, topic: number, change: Partial<EditedTopic>): EditedSection[] =>
  withTopics(sections, at, (topics) => topics.map((each, i) => (i === topic ? { ...each, ...change } : each)));

export const moveTopic = (sections: Sections, at: number, from: number, by: number): EditedSection[] =>
  withTopics(sections, at, (topics) => moved(topics, from, from + by));

export const removeTopic = (sections: Sections, at: number, topic: number): EditedSection[] =>
  withTopics(sections, at, (topics) => topics.filter((_, i) => i !== topic));

/** A new topic takes the problem of its name, if there is one that no topic has. */
export function addTopic(sections: Sections, at: number, name: string, known: ReadonlySet<string>): EditedSection[] {
  const ids = new Set(sections.flatMap((section) => section.topics.map((topic) => topic.id)));
  const topic = { id: freeSlug(name, ids, "topic"), name, group: lastGroup(sections, at), done: false };
  const slug = slugOf(name);
  const problems = known.has(slug) && holderOf(sections, slug) === null ? [slug] : [];
  return withTopics(sections, at, (topics) => [...topics, { ...topic, problems }]);
}

/** Puts a topic at the end of another section. */
export function sendTopic(sections: Sections, from: number, topic: number, to: number): EditedSection[] {
  const item = sections[from]?.topics[topic];
  if (item === undefined || from === to) return [...sections];
  return withTopics(removeTopic(sections, from, topic), to, (topics) => [...topics, item]);
}

/** The topic that has a problem; null if none has. */
export const holderOf = (sections: Sections, slug: string): EditedTopic | null =>
  sections.flatMap((section) => section.topics).find((topic) => topic.problems.includes(slug)) ?? null;

const lastGroup = (sections: Sections, at: number): string => sections[at]?.topics.at(-1)?.group ?? "";

const withTopics = (sections: Sections, at: number, edit: (topics: EditedTopic[]) => EditedTopic[]): EditedSection[] =>
  sections.map((section, i) => (i === at ? { ...section, topics: edit(section.topics) } : section));
