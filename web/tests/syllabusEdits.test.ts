import { expect, it } from "vitest";

import type { EditedSection } from "../src/api/types";
import {
  addSection,
  addTopic,
  changeTopic,
  freeSlug,
  holderOf,
  moveSection,
  moveTopic,
  removeSection,
  removeTopic,
  sendTopic,
} from "../src/features/authoring/syllabusEdits";

const topic = (id: string, problems: string[] = [], group = "") => ({ id, name: id.toUpperCase(), group, done: false, problems });
const LIST: EditedSection[] = [
  { slug: "a", title: "A", stars: 3, topics: [topic("x", ["p", "q"]), topic("y"), topic("z", [], "Group")] },
  { slug: "b", title: "B", stars: 1, topics: [] },
];
const BEFORE = structuredClone(LIST);
const ids = (sections: EditedSection[], at = 0): string[] => sections[at]?.topics.map((each) => each.id) ?? [];

it("moves sections and topics, and stops at the ends", () => {
  expect(moveSection(LIST, 0, 1).map((section) => section.slug)).toEqual(["b", "a"]);
  expect(moveSection(LIST, 0, -1).map((section) => section.slug)).toEqual(["a", "b"]);
  expect(ids(moveTopic(LIST, 0, 2, -1))).toEqual(["x", "z", "y"]);
  expect(ids(moveTopic(LIST, 0, 2, 1))).toEqual(["x", "y", "z"]);
});

it("sends a topic to another section with its problems", () => {
  const sent = sendTopic(LIST, 0, 0, 1);
  expect([ids(sent), ids(sent, 1)]).toEqual([["y", "z"], ["x"]]);
  expect(holderOf(sent, "q")?.id).toBe("x");
  expect(sendTopic(LIST, 0, 0, 0)).toEqual(LIST);
});

it("gives a new name an identity that nothing has", () => {
  expect(freeSlug("A", new Set(["a", "a-2"]), "section")).toBe("a-3");
  expect(freeSlug("…", new Set(), "section")).toBe("section");
  expect(addSection(LIST, "B").at(-1)).toEqual({ slug: "b-2", title: "B", stars: 1, topics: [] });
  expect(ids(addTopic(LIST, 1, "X", new Set()), 1)).toEqual(["x-2"]);
});

it("gives a new topic the problem of its name, unless a topic has it, and the group above it", () => {
  const known = new Set(["p", "huber-loss"]);
  expect(addTopic(LIST, 0, "Huber loss", known)[0]?.topics.at(-1)).toEqual({ ...topic("huber-loss", ["huber-loss"], "Group"), name: "Huber loss" });
  expect(addTopic(LIST, 0, "P", known)[0]?.topics.at(-1)?.problems).toEqual([]);
});

it("changes and removes one thing and leaves the list that it was given", () => {
  expect(changeTopic(LIST, 0, 1, { name: "Why" })[0]?.topics[1]).toEqual({ ...topic("y"), name: "Why" });
  expect(ids(removeTopic(LIST, 0, 1))).toEqual(["x", "z"]);
  expect(removeSection(LIST, 0)).toEqual([LIST[1]]);
  expect(LIST).toEqual(BEFORE);
});
