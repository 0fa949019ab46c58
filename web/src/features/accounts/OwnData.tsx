/** All that the server keeps about a person: to take away, or to delete. */

import clsx from "clsx";
import { useState } from "react";

import { deleteMe, EXPORT_ADDRESS } from "../../api/accounts";
import shared from "../../styles/shared.module.css";
import { Dialog } from "../../ui/Dialog";
import { PasswordField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import { forgetOwner } from "../../ui/storage";
import { Part } from "./Part";
import styles from "./OwnData.module.css";
import { left } from "./visits";

export function OwnData() {
  const [deleting, setDeleting] = useState(false);
  return (
    <Part title="Your data">
      <p>All that the server keeps about you, in one file: your account, drafts, submissions and marks. Each line is JSON.</p>
      <p className={styles.choices}>
        <a className={shared.button} href={EXPORT_ADDRESS} download>
          Download your data
        </a>
        <button type="button" className={clsx(shared.button, shared.danger)} onClick={() => setDeleting(true)}>
          Delete your account …
        </button>
      </p>
      {deleting && <DeleteAccount onClose={() => setDeleting(false)} />}
    </Part>
  );
}

function DeleteAccount({ onClose }: { onClose: () => void }) {
  const send = async ({ password = "" }: Partial<Record<string, string>>): Promise<void> => {
    await deleteMe(password);
    forgetOwner();
    left();
  };
  return (
    <Dialog title="Delete your account?" onClose={onClose}>
      <p>
        Your name, drafts, submissions, marks, sessions and tokens are deleted at once, here and on the server. Nobody can bring them
        back. Download your data first if you want to keep any of it.
      </p>
      <Form
        send={send}
        action="Delete the account"
        sending="Deleting it …"
        danger
        extra={
          <button type="button" className={shared.button} onClick={onClose}>
            Cancel
          </button>
        }
      >
        <PasswordField name="password" label="Your password" autoComplete="current-password" required="Type your password." />
      </Form>
    </Dialog>
  );
}
