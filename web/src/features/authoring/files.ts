/** The files that a problem folder may hold, as the page groups them. */

export interface FileGroup {
  name: string;
  paths: string[];
}

/** What is read, what is written against it, and how it is judged; the solutions come after these. */
const GROUPS: FileGroup[] = [
  { name: "About", paths: ["problem.toml"] },
  { name: "Texts", paths: ["statement.md", "hints.md", "editorial.md", "followups.toml", "figures.py"] },
  { name: "Code", paths: ["starter.py", "reference.py", "oracle.py"] },
  { name: "Judging", paths: ["cases.py", "check.py", "drive.py", "functions.py"] },
];
export const SOLUTION_FOLDERS = ["accepted", "rejected"] as const;
export type SolutionFolder = (typeof SOLUTION_FOLDERS)[number];

const SOLUTION_NAME = /^[a-z0-9]+([-_][a-z0-9]+)*\.py$/;
export const SOLUTION_RULE = "Use lower-case words joined by hyphens, like forgets-the-mean.py.";

/** The path of a solution by what was typed for it: with or without `.py`; null where it can't be one. */
export function solutionPath(folder: SolutionFolder, typed: string): string | null {
  const name = typed.trim().replace(/\.py$/, "") + ".py";
  return SOLUTION_NAME.test(name) ? `${folder}/${name}` : null;
}

/** What a new solution begins with: the comments that must stand there, and the reference to change. */
export function solutionText(folder: SolutionFolder, manifest: string, reference: string): string {
  const entry = /^\s*name\s*=\s*"(\w+)"/m.exec(manifest)?.[1] ?? "name";
  const mistake = `# verdict: wrong_answer\n# entry: ${entry}\n# group: example\n# lesson: Say in a sentence what is wrong here, and what to do instead.\n`;
  return `${folder === "accepted" ? "# style: say how it differs from the reference\n" : mistake}${reference}`;
}

/** The files that there are, in their groups; what belongs to no group stands last. */
export function grouped(paths: string[]): FileGroup[] {
  const known = GROUPS.map(({ name, paths: order }) => ({ name, paths: order.filter((path) => paths.includes(path)) }));
  const solutions = SOLUTION_FOLDERS.map((folder) => ({ name: `${folder}/`, paths: paths.filter((path) => path.startsWith(`${folder}/`)).sort() }));
  const placed = new Set([...known, ...solutions].flatMap((group) => group.paths));
  const others = { name: "Others", paths: paths.filter((path) => !placed.has(path)).sort() };
  return [...known, ...solutions, others].filter((group) => group.paths.length > 0);
}

/** The files with a fixed name that there may be and are not. */
export function absent(paths: string[]): string[] {
  return GROUPS.flatMap((group) => group.paths).filter((path) => !paths.includes(path));
}

export const isMarkdown = (path: string): boolean => path.endsWith(".md");
/** The name of a file within its group. */
export const shortName = (path: string): string => path.slice(path.indexOf("/") + 1);

const LANGUAGES = { py: "python", md: "markdown", toml: "toml" } as const;

export function languageOf(path: string): (typeof LANGUAGES)[keyof typeof LANGUAGES] {
  const end = path.slice(path.lastIndexOf(".") + 1);
  return end in LANGUAGES ? LANGUAGES[end as keyof typeof LANGUAGES] : "markdown";
}
