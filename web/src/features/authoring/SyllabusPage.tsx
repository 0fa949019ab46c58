/** The study list: its sections, topics and problems edited in place, and saved as a whole. */

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { Link } from "wouter";

import { authoredQuery, editedSyllabusQuery, refreshProblems, saveSyllabus, SYLLABUS_MARKDOWN_ADDRESS } from "../../api/authoring";
import { failureOf } from "../../api/errors";
import type { AuthoredProblem, EditedSection, EditedSyllabus } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import { ListPage } from "../../ui/ListPage";
import { Failed, Loading } from "../../ui/MessagePage";
import { useAskBeforeLeaving } from "../../ui/useAskBeforeLeaving";
import { useTitle } from "../../ui/useTitle";
import { LIST } from "./addresses";
import { ForAuthors } from "./ForAuthors";
import { ImportSyllabusDialog } from "./ImportSyllabusDialog";
import { NewName } from "./NewName";
import { SectionEditor } from "./SectionEditor";
import { addSection } from "./syllabusEdits";
import { SyllabusHistory } from "./SyllabusHistory";
import styles from "./SyllabusPage.module.css";

export default function SyllabusPage() {
  useTitle("Study list");
  return (
    <ForAuthors>
      <Loaded />
    </ForAuthors>
  );
}

function Loaded() {
  const list = useQuery(editedSyllabusQuery);
  const problems = useQuery(authoredQuery);
  const error = list.error ?? problems.error;
  if (list.data && problems.data) return <Editor key={list.data.number} list={list.data} problems={problems.data.problems} />;
  if (error) return <Failed {...failureOf(error)} retry={() => void Promise.all([list.refetch(), problems.refetch()])} />;
  return <Loading what="the study list" />;
}

function Editor({ list, problems }: { list: EditedSyllabus; problems: AuthoredProblem[] }) {
  const client = useQueryClient();
  const [sections, setSections] = useState<readonly EditedSection[]>(list.sections);
  const [dialog, setDialog] = useState<"import" | "discard" | null>(null);
  const changed = sections !== list.sections;
  const titles = new Map(problems.map((problem) => [problem.slug, problem.title]));
  useAskBeforeLeaving(changed);

  const taken = (saved: EditedSyllabus): void => {
    client.setQueryData(editedSyllabusQuery.queryKey, saved);
    refreshProblems();
  };
  const save = useMutation({ mutationFn: (note: string) => saveSyllabus({ base: list.number, note, sections: [...sections] }), onSuccess: taken });
  const discard = async (): Promise<void> => {
    setSections(list.sections);
    await client.invalidateQueries({ queryKey: editedSyllabusQuery.queryKey });
  };

  return (
    <ListPage title="Study list">
      <div className={styles.links}>
        <Link href={LIST}>All problems</Link>
        <Link href="/">To the roadmap</Link>
      </div>
      <p className={shared.soft}>
        What the roadmap shows, in its order. A topic can hold any problems; one that is not written yet shows as coming. A problem in no topic stands in a last
        section, More. Marks stay with topics and problems, wherever you move them.
      </p>
      {list.folder_changed && (
        <p className={clsx(shared.notice, shared.warn)}>The list in the problems’ folder has changed since this one was saved above it. You can go back to it under History.</p>
      )}
      <div className={styles.tools}>
        <button type="button" className={shared.button} onClick={() => setDialog("import")}>
          Import Markdown
        </button>
        <a className={shared.button} href={SYLLABUS_MARKDOWN_ADDRESS} download>
          Export Markdown
        </a>
      </div>
      {sections.length === 0 && <p className={shared.notice}>The list is empty. Add a section, or import a list.</p>}
      {sections.map((section, at) => (
        <SectionEditor key={section.slug} sections={sections} at={at} titles={titles} onChange={setSections} />
      ))}
      <NewName label="New section" action="Add section" add={(title) => setSections(addSection(sections, title))} />
      {changed && (
        <div className={styles.saving}>
          <Form
            send={async ({ note = "" }) => {
              await save.mutateAsync(note.trim());
            }}
            action="Save for everybody"
            sending="Saving …"
            emptied={false}
            extra={
              <button type="button" className={shared.button} onClick={() => setDialog("discard")}>
                Discard
              </button>
            }
          >
            <TextField name="note" label="What changed" required="Say in a sentence what changed." autoComplete="off" maxLength={500} />
          </Form>
        </div>
      )}
      <SyllabusHistory list={list} blocked={changed} onRestored={taken} />
      {dialog === "import" && <ImportSyllabusDialog onRead={setSections} onClose={() => setDialog(null)} />}
      {dialog === "discard" && (
        <ConfirmDialog title="Discard your changes?" action="Discard them" confirm={discard} onClose={() => setDialog(null)}>
          <p>The list is then as it was saved last, by you or by another author.</p>
        </ConfirmDialog>
      )}
    </ListPage>
  );
}
