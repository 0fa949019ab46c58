/** How much one person may send to the judge. */

import { PEOPLE_KEY, updatePerson } from "../../api/accounts";
import { queryClient } from "../../api/queries";
import type { Person } from "../../api/types";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Fault, Values } from "../../ui/form/faults";

const MOST = { queued: 1000, per_minute: 10_000 };

function check(values: Values): Fault[] {
  return Object.entries(MOST).flatMap(([field, most]) => {
    const text = values[field]?.trim() ?? "";
    const right = text === "" || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most);
    return right ? [] : [{ field, message: `Type a whole number from 1 to ${most}, or nothing.` }];
  });
}

const numberOf = (text = ""): number | null => (text.trim() === "" ? null : Number(text));

export function LimitsDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const send = async ({ queued, per_minute }: Values): Promise<void> => {
    await updatePerson(person.id, { limits: { queued: numberOf(queued), per_minute: numberOf(per_minute) } });
    await queryClient.invalidateQueries({ queryKey: PEOPLE_KEY });
    onClose();
  };
  return (
    <Dialog title={`Limits of ${person.name}`} onClose={onClose}>
      <Form send={send} check={check} action="Set the limits" sending="Setting them …">
        <TextField name="queued" label="Unfinished submissions at a time" hint="Nothing: as many as everybody." inputMode="numeric" autoComplete="off" defaultValue={person.limits.queued ?? ""} />
        <TextField name="per_minute" label="Submissions a minute" hint="Nothing: as many as everybody." inputMode="numeric" autoComplete="off" defaultValue={person.limits.per_minute ?? ""} />
      </Form>
    </Dialog>
  );
}
