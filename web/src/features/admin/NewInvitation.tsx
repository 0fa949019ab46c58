/** The form that creates an invitation, and its link, shown once. */

import { useState } from "react";

import { createInvitation } from "../../api/accounts";
import type { CreatedInvitation, Role } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { SelectField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Fault, Values } from "../../ui/form/faults";
import { ShownOnce } from "../../ui/ShownOnce";
import { dayAndTime } from "../../ui/time";
import styles from "./NewInvitation.module.css";

const ROLES = [
  ["member", "Member: solves problems"],
  ["author", "Author: writes problems too"],
  ["admin", "Admin: sees to people and the server too"],
] as const;
const MOST_USES = 1000;
const MOST_DAYS = 365;

function check({ uses = "", days = "" }: Values): Fault[] {
  const wrong = (field: string, text: string, most: number): Fault[] =>
    /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most ? [] : [{ field, message: `Type a whole number from 1 to ${most}.` }];
  return [...wrong("uses", uses, MOST_USES), ...wrong("days", days, MOST_DAYS)];
}

export function NewInvitation({ created }: { created: () => void }) {
  const [invitation, setInvitation] = useState<CreatedInvitation | null>(null);

  const send = async ({ role, uses, days, note = "" }: Values): Promise<void> => {
    setInvitation(await createInvitation({ role: role as Role, uses: Number(uses), days: Number(days), note: note.trim() }));
    created();
  };

  return (
    <section className={styles.newInvitation} aria-labelledby="new-invitation">
      <h2 id="new-invitation">New invitation</h2>
      <p className={shared.soft}>Whoever opens its link can make an account with this role. Send it to those alone whom you want here.</p>
      <Form send={send} check={check} action="Create the invitation" sending="Creating it …">
        <div className={styles.fields}>
          <SelectField name="role" label="Role" options={ROLES} defaultValue="member" />
          <TextField name="uses" label="Uses" inputMode="numeric" defaultValue="1" />
          <TextField name="days" label="Days" inputMode="numeric" defaultValue="7" />
        </div>
        <TextField name="note" label="Note (optional)" hint="For you: whom it is for. They do not see it." autoComplete="off" maxLength={200} />
      </Form>
      <div role="status">
        {invitation && (
          <ShownOnce
            key={invitation.id}
            label="The link to send"
            secret={invitation.url}
            hint={`It is shown only now, and ends on ${dayAndTime(invitation.ends_at)}.`}
            onDone={() => setInvitation(null)}
          />
        )}
      </div>
    </section>
  );
}
