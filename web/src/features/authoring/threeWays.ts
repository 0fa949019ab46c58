/** What two sides made of the files of a third, file by file. */

export type Files = Readonly<Record<string, string>>;
export type SideChange = "folder" | "browser" | "both" | "same";

export interface FileChange {
  path: string;
  by: SideChange;
}

/** The files that a side has changed, by path. */
export function threeWays(base: Files, browser: Files, folder: Files): FileChange[] {
  const paths = [...new Set([base, browser, folder].flatMap((files) => Object.keys(files)))].sort();
  return paths.flatMap((path) => {
    const by = sideOf(base[path], browser[path], folder[path]);
    return by === null ? [] : [{ path, by }];
  });
}

function sideOf(base: string | undefined, browser: string | undefined, folder: string | undefined): SideChange | null {
  if (browser === folder) return browser === base ? null : "same";
  if (browser === base) return "folder";
  return folder === base ? "browser" : "both";
}
