/** Begins a problem: a small, sound one to change, or a copy of another. */

import { useState } from "react";
import { useLocation } from "wouter";

import { createDraft } from "../../api/authoring";
import type { AuthoredProblems } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { SelectField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Fault, Values } from "../../ui/form/faults";
import { draftAddress } from "./addresses";
import { SectionField } from "./SectionField";
import { SLUG, SLUG_RULE, slugOf } from "./slug";

const NAME = /^([A-Za-z_]\w*)?$/;

function check({ slug = "", section = "", entry = "" }: Values): Fault[] {
  const faults: Fault[] = [];
  if (slug && !SLUG.test(slug)) faults.push({ field: "slug", message: SLUG_RULE });
  if (section && !SLUG.test(section)) faults.push({ field: "section", message: SLUG_RULE });
  if (!NAME.test(entry)) faults.push({ field: "entry", message: "Use a name that Python takes, like huber_loss." });
  return faults;
}

export function NewProblemDialog({ list, onClose }: { list: AuthoredProblems; onClose: () => void }) {
  const [, navigate] = useLocation();
  const [title, setTitle] = useState("");
  const [slug, setSlug] = useState<string | null>(null); // null: as the title proposes
  const send = async (values: Values): Promise<void> => {
    const { slug = "", section = "", entry = "", copy_of = "" } = values;
    const draft = await createDraft({ slug, section, title: title.trim(), entry, copy_of });
    navigate(draftAddress(draft.id));
  };
  const copies = list.problems.filter((problem) => problem.shown).map((problem) => [problem.slug, problem.title] as const);
  return (
    <Dialog title="New problem" onClose={onClose}>
      <Form send={send} check={check} action="Begin" sending="Beginning …" emptied={false}>
        <TextField name="title" label="Title" required="Give it a title." autoComplete="off" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        <TextField
          name="slug"
          label="Slug"
          hint="Its name in addresses. It stays."
          required="Give it a slug."
          autoComplete="off"
          maxLength={60}
          value={slug ?? slugOf(title)}
          onChange={(event) => setSlug(event.target.value)}
        />
        <SectionField sections={list.sections} />
        <SelectField name="copy_of" label="Begin from" options={[["", "A small problem to change"], ...copies]} defaultValue="" />
        <TextField
          name="entry"
          label="Name of the function (optional)"
          hint="Made of the slug if you leave it out. A copy keeps its own."
          autoComplete="off"
          maxLength={60}
        />
      </Form>
    </Dialog>
  );
}
