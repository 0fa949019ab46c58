/** The list of problems as authors see it: what members get, what is in the works, what is wrong. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useDeferredValue, useState } from "react";
import { Link } from "wouter";

import { authoredQuery } from "../../api/authoring";
import { failureOf } from "../../api/errors";
import type { AuthoredProblem, AuthoredProblems } from "../../api/types";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { ListPage } from "../../ui/ListPage";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import { STUDY_LIST } from "./addresses";
import { ForAuthors } from "./ForAuthors";
import { ImportDialog } from "./ImportDialog";
import { NewProblemDialog } from "./NewProblemDialog";
import { ProblemRow } from "./ProblemRow";
import styles from "./ProblemsPage.module.css";

export default function ProblemsPage() {
  useTitle("Authoring");
  return (
    <ForAuthors>
      <Problems />
    </ForAuthors>
  );
}

function Problems() {
  const list = useQuery(authoredQuery);
  if (list.data) return <List list={list.data} />;
  if (list.error) return <Failed {...failureOf(list.error)} retry={() => void list.refetch()} />;
  return <Loading what="the problems" />;
}

function List({ list }: { list: AuthoredProblems }) {
  const [text, setText] = useState("");
  const [dialog, setDialog] = useState<"new" | "import" | null>(null);
  const search = useDeferredValue(text.trim().toLowerCase());
  const found = list.problems.filter((problem) => fits(problem, search));
  const close = (): void => setDialog(null);
  return (
    <ListPage title="Authoring">
      <p className={shared.soft}>Write problems, check them, and publish them. Members get what is published, and nothing else.</p>
      <div className={styles.tools}>
        <input
          type="search"
          className={shared.field}
          aria-label="Search problems"
          placeholder="Title, slug or section"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className={clsx(shared.button, shared.primary)} onClick={() => setDialog("new")}>
          New problem
        </button>
        <button type="button" className={shared.button} onClick={() => setDialog("import")}>
          Import zip
        </button>
        <Link className={shared.button} href={STUDY_LIST}>
          Study list
        </Link>
      </div>
      <p role="status" className={shared.soft}>
        {counted(found.length, search !== "")}
      </p>
      <ul className={rows.rows}>
        {found.map((problem) => (
          <ProblemRow key={problem.slug} problem={problem} />
        ))}
      </ul>
      {dialog === "new" && <NewProblemDialog list={list} onClose={close} />}
      {dialog === "import" && <ImportDialog list={list} onClose={close} />}
    </ListPage>
  );
}

function fits({ title, slug, section }: AuthoredProblem, search: string): boolean {
  return search === "" || [title, slug, section].some((text) => text.toLowerCase().includes(search));
}

function counted(count: number, searched: boolean): string {
  if (count === 0) return searched ? "No problem has that in its title, slug or section." : "There is no problem yet. Begin one with New problem.";
  const problems = count === 1 ? "One problem" : `${count} problems`;
  return searched ? `${problems} found.` : `${problems}.`;
}
