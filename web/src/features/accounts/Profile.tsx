/** One's name and e-mail address; the role is shown. */

import { updateMe } from "../../api/accounts";
import { meQuery, queryClient } from "../../api/queries";
import type { Me } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { checkEmail, emailOf } from "./checks";
import { EmailField, NameField } from "./fields";
import { Part } from "./Part";

async function send(values: Values): Promise<void> {
  queryClient.setQueryData(meQuery.queryKey, await updateMe(values.name ?? "", emailOf(values)));
}

export function Profile({ me }: { me: Me }) {
  return (
    <Part title="Account">
      <p className={shared.soft}>
        Your role is <strong>{me.role}</strong>. An admin can change it.
      </p>
      <Form send={send} check={checkEmail} action="Save" sending="Saving …" success="Saved." emptied={false}>
        <NameField value={me.name} />
        <EmailField value={me.email ?? null} />
      </Form>
    </Part>
  );
}
