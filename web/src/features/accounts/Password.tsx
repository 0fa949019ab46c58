/** Changes one's password, which ends one's sessions everywhere else. */

import { changePassword, sessionsQuery } from "../../api/accounts";
import { queryClient } from "../../api/queries";
import type { Me } from "../../api/types";
import { PasswordField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { checkNewPassword } from "./checks";
import { NewPasswordField } from "./fields";
import { Part } from "./Part";

async function send({ current = "", new: next = "" }: Values): Promise<void> {
  await changePassword(current, next);
  void queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
}

export function Password({ me }: { me: Me }) {
  return (
    <Part title="Password">
      <Form
        send={send}
        check={(values) => checkNewPassword(values, "new")}
        action="Change the password"
        sending="Changing it …"
        success="It is changed. You are signed out everywhere else."
      >
        <input type="text" autoComplete="username" value={me.name} readOnly hidden />
        <PasswordField name="current" label="Current password" autoComplete="current-password" required="Type your current password." />
        <NewPasswordField name="new" label="New password" />
      </Form>
    </Part>
  );
}
