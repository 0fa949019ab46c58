/** Begins a problem from a zip file, or puts its files into the draft that there is. */

import { useId, useState } from "react";
import { useLocation } from "wouter";

import { importZip } from "../../api/authoring";
import type { AuthoredProblems } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Fault, Values } from "../../ui/form/faults";
import { draftAddress } from "./addresses";
import styles from "./ImportDialog.module.css";
import { SectionField } from "./SectionField";
import { SLUG, SLUG_RULE, slugOf } from "./slug";

function check({ slug = "", section = "" }: Values): Fault[] {
  const wrong = (field: string, text: string): Fault[] => (text && !SLUG.test(text) ? [{ field, message: SLUG_RULE }] : []);
  return [...wrong("slug", slug), ...wrong("section", section)];
}

export function ImportDialog({ list, onClose }: { list: AuthoredProblems; onClose: () => void }) {
  const [, navigate] = useLocation();
  const [zip, setZip] = useState<File | null>(null);
  const [slug, setSlug] = useState("");
  const id = useId();
  const choose = (file: File | null): void => {
    setZip(file);
    if (file) setSlug(slugOf(file.name.replace(/\.zip$/i, "")));
  };
  const send = async ({ slug = "", section = "" }: Values): Promise<void> => {
    if (!zip) throw new Error("Choose a zip file first.");
    const draft = await importZip(slug, section, zip);
    navigate(draftAddress(draft.id));
  };
  return (
    <Dialog title="Import a zip file" onClose={onClose}>
      <p>The files of one problem, as Export zip writes them. If the problem has a draft, they replace its files.</p>
      <Form send={send} check={check} action="Import" sending="Importing …" emptied={false}>
        <div className={styles.file}>
          <label htmlFor={id}>Zip file</label>
          <input id={id} type="file" accept=".zip,application/zip" onChange={(event) => choose(event.target.files?.[0] ?? null)} />
        </div>
        <TextField name="slug" label="Slug" required="Give it a slug." autoComplete="off" maxLength={60} value={slug} onChange={(event) => setSlug(event.target.value)} />
        <SectionField sections={list.sections} />
      </Form>
    </Dialog>
  );
}
