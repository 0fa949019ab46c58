/** What differs between two states of a problem's files. */

export type Files = Readonly<Record<string, string>>;

export interface ChangedFile {
  path: string;
  how: "new" | "deleted" | "changed";
}

export function changedFiles(before: Files, after: Files): ChangedFile[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths.flatMap((path) => {
    const [old, now] = [before[path], after[path]];
    if (old === now) return [];
    return [{ path, how: old === undefined ? "new" : now === undefined ? "deleted" : "changed" } as const];
  });
}
