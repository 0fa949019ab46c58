import { useId } from "react";

import { TextField } from "../../ui/form/Fields";

/** The section of a problem: one of the study list, or any other that is typed. */
export function SectionField({ sections }: { sections: string[] }) {
  const id = useId();
  return (
    <>
      <TextField name="section" label="Section" hint="One of the study list, or a new one." required="Name its section." autoComplete="off" maxLength={60} list={id} />
      <datalist id={id}>
        {sections.map((section) => (
          <option key={section} value={section} />
        ))}
      </datalist>
    </>
  );
}
