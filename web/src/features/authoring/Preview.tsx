/** A text as it will look, with the examples of the statement as the judge makes them from the cases. */

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useDeferredValue } from "react";

import { jobQuery, previewQuery } from "../../api/authoring";
import { messageOf } from "../../api/errors";
import type { Example, PreviewResult, ProblemDraft } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Markdown } from "../../ui/Markdown";
import { ExampleView, splitAtDetails } from "../solving/StatementTab";
import type { DraftView } from "./draftFiles";
import panel from "./panel.module.css";

const STATEMENT = "statement.md";

interface PreviewProps {
  draft: ProblemDraft;
  view: DraftView;
  path: string;
  /** Null where the file is no text to read. */
  text: string | null;
  shown: boolean;
}

export function Preview({ draft, view, path, text, shown }: PreviewProps) {
  const settled = useDeferredValue(text);
  const ready = view.save === "saved" && view.faults.length === 0;
  const preview = usePreview(draft.id, view.digest, shown && ready && text !== null);
  if (settled === null) {
    return (
      <div className={panel.panel}>
        <p className={shared.soft}>A preview is there for the texts: statement.md, hints.md and editorial.md.</p>
      </div>
    );
  }
  const figures = preview.result?.figures ?? {};
  const [task, rest] = path === STATEMENT ? splitAtDetails(settled) : [settled, ""];
  return (
    <div className={panel.panel}>
      <Markdown text={task} figures={figures} />
      {path === STATEMENT && (
        <section aria-labelledby="preview-examples">
          <h2 id="preview-examples">Examples</h2>
          {view.faults.length > 0 && <p className={shared.soft}>Mend the faults of the draft first: the examples come from its cases.</p>}
          {preview.refusal && <p className={clsx(shared.notice, shared.warn)}>{preview.refusal}</p>}
          {ready && !preview.result && !preview.refusal && <p className={shared.soft}>Preparing the examples …</p>}
          {(preview.result?.examples as Example[] | undefined)?.map((example) => <ExampleView key={example.case} example={example} />)}
        </section>
      )}
      {rest && <Markdown text={rest} figures={figures} />}
    </div>
  );
}

/** Examples and figures of exactly these files, or of those before while they are made. */
function usePreview(draft: number, digest: string, enabled: boolean): { result: PreviewResult | null; refusal: string } {
  const started = useQuery({ ...previewQuery(draft, digest), enabled, placeholderData: keepPreviousData });
  const id = started.data?.id;
  const job = useQuery({ ...jobQuery(id ?? 0), enabled: id !== undefined, placeholderData: keepPreviousData });
  const error = started.error ?? job.error;
  if (error) return { result: null, refusal: messageOf(error) };
  if (job.data?.error) return { result: null, refusal: `The examples could not be made. ${job.data.faults[0]?.message ?? job.data.error}` };
  return { result: job.data?.preview ?? null, refusal: "" };
}
