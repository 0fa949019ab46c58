/** The folder has changed since the browser's version was published above it: both are seen beside what they were made from. */

import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Suspense } from "react";
import { useLocation } from "wouter";

import { chooseVersion, refreshProblems, restoreVersion, saveFile, versionQuery } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { ProblemVersion } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { lazily } from "../../ui/lazily";
import { draftAddress } from "./addresses";
import styles from "./FolderChange.module.css";
import { type Files, type SideChange, threeWays } from "./threeWays";

const Diff = lazily(() => import("../../ui/Diff"));

interface FolderChangeProps {
  slug: string;
  items: ProblemVersion[];
  /** The number of the folder's newest version. */
  folder: number;
}

export function FolderChange({ slug, items, folder }: FolderChangeProps) {
  const ours = items.find((item) => item.current);
  const base = items.find((item) => item.source === "folder" && item.number < (ours?.number ?? 0));
  const oursFiles = useQuery({ ...versionQuery(slug, ours?.number ?? 0), enabled: ours !== undefined });
  const folderFiles = useQuery(versionQuery(slug, folder));
  const baseFiles = useQuery({ ...versionQuery(slug, base?.number ?? 0), enabled: base !== undefined });
  const error = oursFiles.error ?? folderFiles.error ?? baseFiles.error;
  if (!ours) return null;
  return (
    <section className={styles.change} aria-labelledby="folder-change">
      <h2 id="folder-change">The folder has changed</h2>
      <p>
        Members get version {ours.number}, which was published in the browser. The folder has been edited since: version {folder}.
      </p>
      {error && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(error)}
        </p>
      )}
      {oursFiles.data && folderFiles.data && (base === undefined || baseFiles.data) && (
        <Choice
          slug={slug}
          ours={{ number: ours.number, files: oursFiles.data.files }}
          folder={{ number: folder, files: folderFiles.data.files }}
          base={base ? { number: base.number, files: baseFiles.data?.files ?? {} } : null}
        />
      )}
    </section>
  );
}

interface Side {
  number: number;
  files: Files;
}

function Choice({ slug, ours, folder, base }: { slug: string; ours: Side; folder: Side; base: Side | null }) {
  const [, navigate] = useLocation();
  const changes = threeWays(base?.files ?? {}, ours.files, folder.files);
  const take = useMutation({ mutationFn: () => chooseVersion(slug, folder.number), onSuccess: refreshProblems });
  const merge = useMutation({
    mutationFn: async () => {
      const draft = await restoreVersion(slug, ours.number);
      const revisions = new Map(draft.files.map((file) => [file.path, file.revision]));
      for (const { path, by } of changes) {
        if (by === "folder") await saveFile(draft.id, { path, text: folder.files[path] ?? null, base_revision: revisions.get(path) ?? 0 });
      }
      return draft.id;
    },
    onSuccess: (id) => {
      refreshProblems();
      navigate(draftAddress(id));
    },
  });
  const both = changes.filter(({ by }) => by === "both").map(({ path }) => path);
  const error = take.error ?? merge.error;
  return (
    <>
      <div className={styles.actions}>
        <button type="button" className={shared.button} disabled={take.isPending} onClick={() => take.mutate()}>
          Give members the folder’s
        </button>
        <button type="button" className={shared.button} disabled={merge.isPending} onClick={() => merge.mutate()}>
          Put both into the draft
        </button>
      </div>
      <p className={clsx(shared.soft, shared.small)}>
        The draft then has the browser’s files, and from the folder those that only the folder has changed.
        {both.length > 0 && ` Changed on both sides, and left as in the browser: ${both.join(", ")}.`}
      </p>
      {error && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(error)}
        </p>
      )}
      {changes.map(({ path, by }) => (
        <details key={path}>
          <summary>
            <span className={shared.mono}>{path}</span> <span className={shared.soft}>{WORDS[by]}</span>
          </summary>
          <Suspense fallback={<p className={shared.loading}>Comparing …</p>}>
            <div className={styles.sides}>
              {[
                { side: folder, name: "Folder" },
                { side: ours, name: "Browser" },
              ].map(({ side, name }) => (
                <Diff
                  key={name}
                  left={base?.files[path] ?? ""}
                  right={side.files[path] ?? ""}
                  leftName={base ? `Before, version ${base.number}` : "Nothing before"}
                  rightName={`${name}, version ${side.number}`}
                  split={false}
                />
              ))}
            </div>
          </Suspense>
        </details>
      ))}
    </>
  );
}

const WORDS: Record<SideChange, string> = {
  folder: "changed in the folder",
  browser: "changed in the browser",
  both: "changed on both sides",
  same: "changed to the same on both sides",
};
