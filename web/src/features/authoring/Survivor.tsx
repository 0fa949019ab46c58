/** An edit of the reference that no case catches: what it changes, and the search for an input that tells it apart. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { startJob } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { AuthoringJob, CheckResult } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { LineLink } from "../verdict/LineLink";
import styles from "./CheckPanel.module.css";
import type { DraftFiles } from "./draftFiles";
import { useJob } from "./useJob";
import type { Place } from "./Workbench";

type SurvivorItem = NonNullable<CheckResult["score"]>["survivors"][number];

interface SurvivorProps {
  survivor: SurvivorItem;
  /** Whether the files are still those that were checked. */
  fresh: boolean;
  draft: number;
  files: DraftFiles;
  goTo: (place: Place) => void;
}

export function Survivor({ survivor, fresh, draft, files, goTo }: SurvivorProps) {
  const { line, edit, before, after } = survivor;
  const [id, setId] = useState<number | null>(null);
  const { job, error } = useJob(id);
  const search = useMutation({
    mutationFn: async () => {
      await files.flush();
      return startJob(draft, "tell_apart", { line, edit });
    },
    onSuccess: (started) => setId(started.id),
  });
  const running = search.isPending || (job !== undefined && job.state !== "done");
  const failure = search.error ?? error;
  return (
    <li>
      <LineLink onClick={() => goTo({ file: "reference.py", line })}>reference.py:{line}</LineLink> <code>{edit}</code>
      {before !== "" && (
        <pre className={clsx(shared.codeBlock, styles.edit)}>
          <del>{marked(before, "−")}</del>
          <ins>{marked(after, "+")}</ins>
        </pre>
      )}
      {fresh && !job?.told_apart && (
        <button type="button" className={shared.button} disabled={running} onClick={() => search.mutate()}>
          {running ? "Looking …" : "Find an input that tells it apart"}
        </button>
      )}
      {failure && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(failure)}
        </p>
      )}
      {job?.error && (
        <p role="alert" className={clsx(shared.notice, shared.warn)}>
          {job.error}
        </p>
      )}
      {job?.told_apart && <ToldApart job={job} found={job.told_apart} fresh={fresh} files={files} goTo={goTo} />}
    </li>
  );
}

interface ToldApartProps extends Pick<SurvivorProps, "fresh" | "files" | "goTo"> {
  job: AuthoringJob;
  found: NonNullable<AuthoringJob["told_apart"]>;
}

function ToldApart({ found, fresh, files, goTo }: ToldApartProps) {
  if (found.call === "") {
    return (
      <p className={clsx(shared.notice, shared.warn)}>
        No input was found that tells it apart. Perhaps it is the same function: then a comment <code># mutant-ok: edit: reason</code> excuses it.
      </p>
    );
  }
  const add = (): void => {
    files.add("cases.py", found.cases);
    goTo({ file: "cases.py", line: 0 });
  };
  return (
    <>
      <pre className={shared.codeBlock}>{found.call}</pre>
      <p className={clsx(shared.soft, shared.small)}>{found.sentence}</p>
      {found.cases !== "" && (
        <button type="button" className={shared.button} disabled={!fresh} onClick={add}>
          {fresh ? "Add it as a case" : "The files have changed since"}
        </button>
      )}
    </>
  );
}

const marked = (text: string, sign: string): string => text.split("\n").map((each) => `${sign} ${each}\n`).join("");
