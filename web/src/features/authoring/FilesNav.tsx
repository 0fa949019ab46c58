/** The files of a draft: a list in groups, or one control to choose from where there is no room for a list. */

import clsx from "clsx";
import { useState } from "react";

import shared from "../../styles/shared.module.css";
import { AddFileDialog } from "./AddFileDialog";
import type { DraftFiles, DraftView } from "./draftFiles";
import styles from "./FilesNav.module.css";
import { grouped, shortName } from "./files";

interface FilesNavProps {
  files: DraftFiles;
  view: DraftView;
  path: string;
  narrow: boolean;
  open: (path: string) => void;
}

export function FilesNav({ files, view, path, narrow, open }: FilesNavProps) {
  const [adding, setAdding] = useState(false);
  const groups = grouped(view.paths);
  const marks = marksOf(view);
  return (
    <>
      <nav className={styles.files} aria-label="Files">
        {narrow ? (
          <select className={shared.field} aria-label="File" value={path} onChange={(event) => open(event.target.value)}>
            {groups.map((group) => (
              <optgroup key={group.name} label={group.name}>
                {group.paths.map((each) => (
                  <option key={each} value={each}>
                    {each}
                    {marks.has(each) && ` (${marks.get(each) ?? ""})`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        ) : (
          groups.map((group) => (
            <section key={group.name}>
              <h2 className={shared.small}>{group.name}</h2>
              <ul>
                {group.paths.map((each) => (
                  <li key={each}>
                    <button type="button" aria-current={each === path ? "true" : undefined} title={each} onClick={() => open(each)}>
                      <span className={styles.name}>{shortName(each)}</span>
                      {marks.has(each) && <span className={styles.mark}>{marks.get(each)}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))
        )}
        <button type="button" className={clsx(shared.button, styles.add)} onClick={() => setAdding(true)}>
          Add a file
        </button>
      </nav>
      {adding && <AddFileDialog files={files} paths={view.paths} open={open} onClose={() => setAdding(false)} />}
    </>
  );
}

function marksOf({ faults, conflicts }: DraftView): Map<string, string> {
  const marks = new Map<string, string>();
  for (const { file } of faults) marks.set(file, "fault");
  for (const file of Object.keys(conflicts)) marks.set(file, "two texts");
  return marks;
}
