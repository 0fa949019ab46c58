/** CSS Modules are not typed: this holds that every class that a component names exists, and that every class is named by one. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { expect, it } from "vitest";

const SOURCE = resolve(import.meta.dirname, "../src");
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).map((name) => join(SOURCE, name));
const modules = files.filter((name) => name.endsWith(".module.css"));
const IMPORT = /import (\w+) from "([^"]+\.module\.css)";/g;

function classesOf(module: string): Set<string> {
  const css = readFileSync(module, "utf8")
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/:global\([^)]*\)/g, "");
  const selectors = css.match(/[^{}]+(?=\{)/g) ?? [];
  return new Set(selectors.flatMap((selector) => [...selector.matchAll(/\.([a-z]\w*)/gi)].flatMap((match) => match[1] ?? [])));
}

interface Use {
  file: string;
  module: string;
  names: Set<string>;
  /** Whether a class is chosen by a value, as in styles[state]: which ones are then not known here. */
  computed: boolean;
}

const uses: Use[] = files
  .filter((name) => name.endsWith(".tsx"))
  .flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(IMPORT)].map(([, name = "", path = ""]) => ({
      file,
      module: resolve(dirname(file), path),
      names: new Set([...text.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, "g"))].flatMap((match) => match[1] ?? [])),
      computed: text.includes(`${name}[`),
    }));
  });

it.each(uses.map((use) => [use.file.slice(SOURCE.length + 1), use] as const))("%s names classes that exist", (_, { module, names }) => {
  expect([...names].filter((name) => !classesOf(module).has(name) && name !== "module")).toEqual([]);
});

it.each(modules.map((module) => [module.slice(SOURCE.length + 1), module] as const))("%s has no class that nothing uses", (_, module) => {
  const users = uses.filter((use) => use.module === module);
  expect(users).not.toEqual([]);
  if (users.some((use) => use.computed)) return;
  expect([...classesOf(module)].filter((name) => !users.some((use) => use.names.has(name)))).toEqual([]);
});
