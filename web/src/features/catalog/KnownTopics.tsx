/** Taking over what one knows already: the topics ticked in the list, or a study list of one's own in Markdown. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { type ChangeEvent, useId, useState } from "react";

import { messageOf } from "../../api/errors";
import { refreshStates } from "../../api/queries";
import { importStudyList, takeOverDefaults } from "../../api/routes";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import styles from "./KnownTopics.module.css";

const SAMPLE = `## Foundations of Deep Learning ★★★
- Feedforward neural networks **done**
- Backpropagation (chain rule, local gradients)`;

export function KnownTopics() {
  const [open, setOpen] = useState(false);
  const [markdown, setMarkdown] = useState(""); // kept when the dialog is closed by mistake
  return (
    <>
      <button type="button" className={shared.button} onClick={() => setOpen(true)}>
        Known topics …
      </button>
      {open && <KnownTopicsDialog markdown={markdown} setMarkdown={setMarkdown} onClose={() => setOpen(false)} />}
    </>
  );
}

interface KnownTopicsDialogProps {
  markdown: string;
  setMarkdown: (markdown: string) => void;
  onClose: () => void;
}

function KnownTopicsDialog({ markdown, setMarkdown, onClose }: KnownTopicsDialogProps) {
  const id = useId();
  const takeOver = useMutation({ mutationFn: takeOverDefaults, onSuccess: () => refreshStates() });
  const importing = useMutation({ mutationFn: importStudyList, onSuccess: () => refreshStates() });
  const error = takeOver.error ?? importing.error;

  const readFile = (event: ChangeEvent<HTMLInputElement>): void => {
    void event.target.files?.[0]?.text().then(setMarkdown);
  };

  return (
    <Dialog title="Topics that you know already" onClose={onClose}>
      <p>
        Known topics are ticked on the roadmap and come last when it proposes the next problem. Nothing is hidden; you can untick each
        one.
      </p>
      <div className={styles.knownChoice}>
        <p className={clsx(shared.soft, shared.small)}>The list that this roadmap follows has some topics ticked as done.</p>
        <button type="button" className={shared.button} disabled={takeOver.isPending} onClick={() => takeOver.mutate()}>
          Take over the ticked topics as known
        </button>
      </div>
      <div className={styles.knownChoice}>
        <label htmlFor={id}>
          Or import your own study list in Markdown: one bullet a topic, with a bold <em>done</em> at the end of those you know.
        </label>
        <textarea
          id={id}
          className={shared.field}
          rows={7}
          spellCheck={false}
          placeholder={SAMPLE}
          value={markdown}
          onChange={(event) => setMarkdown(event.target.value)}
        />
        <div className={styles.knownImport}>
          <input type="file" accept=".md,.markdown,.txt,text/markdown,text/plain" aria-label="Study list file" onChange={readFile} />
          <button
            type="button"
            className={clsx(shared.button, shared.primary)}
            disabled={markdown.trim() === "" || importing.isPending}
            onClick={() => importing.mutate(markdown)}
          >
            Import
          </button>
        </div>
      </div>
      <div role="status">
        {error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(error)}</p>}
        {takeOver.isSuccess && <p className={clsx(shared.notice, shared.good)}>Done: the ticked topics are marked as known.</p>}
        {importing.data && <ImportResult {...importing.data} />}
      </div>
    </Dialog>
  );
}

function ImportResult({ matched, unmatched }: { matched: string[]; unmatched: string[] }) {
  return (
    <div className={shared.notice}>
      <p>
        {matched.length === 1 ? "One topic" : `${matched.length} topics`} marked as known.
        {unmatched.length > 0 && " These lines fit no topic of the list:"}
      </p>
      {unmatched.length > 0 && (
        <ul className={shared.small}>
          {unmatched.map((line, i) => (
            <li key={i}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
