// Adds up what a browser loads, gzipped, and holds it under the limits. Run after `npm run build`. Fonts and images are not counted.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const DIST = join(dirname(fileURLToPath(import.meta.url)), "..", "dist");
const ENTRY = ["index.html", "style.css"]; // the styles of all pages are one file
const PROBLEM = [
  "src/features/solving/ProblemPage.tsx",
  "src/editor/CodeEditor.tsx",
  "src/ui/RenderedMarkdown.tsx",
  "src/ui/Highlighted.tsx",
];
const LIMITS = [
  { page: "roadmap", parts: ENTRY, limit: 120_000 },
  { page: "problem, with editor and KaTeX", parts: [...ENTRY, ...PROBLEM], limit: 450_000 },
];

/** @typedef {{ file: string, css?: string[], imports?: string[] }} Chunk */

const manifest = /** @type {Record<string, Chunk | undefined>} */ (readJson(join(DIST, ".vite", "manifest.json")));

/**
 * @param {string} path
 * @returns {unknown}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/**
 * The files that a chunk brings with it: itself, its styles, and all that it imports at once.
 * @param {string} key
 * @param {Set<string>} files
 * @param {Set<string>} seen
 */
function collect(key, files, seen = new Set()) {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build: has the page been renamed?`);
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
  for (const other of chunk.imports ?? []) collect(other, files, seen);
}

let failed = false;
for (const { page, parts, limit } of LIMITS) {
  const files = new Set(["theme.js"]);
  for (const part of parts) collect(part, files);
  const sizes = [...files].map((file) => ({ file, size: gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length }));
  sizes.sort((a, b) => b.size - a.size);
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  console.log(`${page}: ${(total / 1000).toFixed(1)} kB of ${limit / 1000} kB gzipped${total > limit ? ": TOO LARGE" : ""}`);
  for (const { file, size } of sizes) console.log(`  ${(size / 1000).toFixed(1).padStart(6)} kB  ${file}`);
  failed ||= total > limit;
}
process.exit(failed ? 1 : 0);
