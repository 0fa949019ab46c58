/** Reads a study list in Markdown into the editor; nothing is saved by it. */

import { type ChangeEvent, useState } from "react";

import { readSyllabus } from "../../api/authoring";
import type { EditedSection } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/form/Form";
import styles from "./SyllabusPage.module.css";

const SAMPLE = `## 1. Storage engines ⭐⭐
### Trees
- B-trees (\`b-tree\`, \`b-plus-tree\`)
- Log-structured merge trees`;

interface ImportSyllabusDialogProps {
  onRead: (sections: EditedSection[]) => void;
  onClose: () => void;
}

export function ImportSyllabusDialog({ onRead, onClose }: ImportSyllabusDialogProps) {
  const [markdown, setMarkdown] = useState("");
  const readFile = (event: ChangeEvent<HTMLInputElement>): void => {
    void event.target.files?.[0]?.text().then(setMarkdown);
  };
  const send = async (): Promise<void> => {
    if (markdown.trim() === "") throw new Error("Paste a list, or choose a file.");
    onRead(await readSyllabus(markdown));
    onClose();
  };
  return (
    <Dialog title="Import a study list" onClose={onClose}>
      <p>
        Headings are sections, deeper headings are groups, bullets are topics, and slugs in backquotes are a topic’s problems. It replaces the list below; nothing is
        saved until you save it.
      </p>
      <Form send={send} action="Read it" sending="Reading …" emptied={false}>
        <textarea
          className={shared.field}
          aria-label="Study list in Markdown"
          rows={9}
          spellCheck={false}
          placeholder={SAMPLE}
          value={markdown}
          onChange={(event) => setMarkdown(event.target.value)}
        />
        <input className={styles.file} type="file" accept=".md,.markdown,.txt,text/markdown,text/plain" aria-label="Study list file" onChange={readFile} />
      </Form>
    </Dialog>
  );
}
