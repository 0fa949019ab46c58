/** Sets a new password by the link that an admin has made. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { Link } from "wouter";

import { optionsQuery, resetPassword } from "../../api/accounts";
import { failureOf } from "../../api/errors";
import shared from "../../styles/shared.module.css";
import { Form } from "../../ui/form/Form";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";
import { checkNewPassword } from "./checks";
import { NewPasswordField } from "./fields";
import { forgetCode, useLinkCode } from "./linkCode";
import { NoAccounts } from "./NoAccounts";

export default function ResetPage() {
  const code = useLinkCode();
  const [done, setDone] = useState(false);
  const options = useQuery(optionsQuery);
  if (options.error) return <Failed {...failureOf(options.error)} retry={() => void options.refetch()} />;
  if (!options.data) return <Loading what="the page" />;
  if (options.data.mode === "local") return <NoAccounts />;
  if (done) return <IsSet />;
  if (code === null) {
    return (
      <MessagePage title="This link is not whole">
        <p>Open the link again: all of it, with what stands behind the #. If you have none, ask an admin for one.</p>
      </MessagePage>
    );
  }
  const send = async ({ password = "" }: Partial<Record<string, string>>): Promise<void> => {
    await resetPassword(code, password);
    forgetCode();
    setDone(true);
  };
  return (
    <MessagePage title="Set a new password">
      <p>It ends your sessions and API tokens everywhere. Then sign in with the new password.</p>
      <Form send={send} check={checkNewPassword} action="Set the password" sending="Setting it …">
        <NewPasswordField label="New password" />
      </Form>
    </MessagePage>
  );
}

function IsSet() {
  return (
    <MessagePage title="The new password is set">
      <p role="status">Sign in with it now.</p>
      <p>
        <Link href="/" className={clsx(shared.button, shared.primary)}>
          Sign in
        </Link>
      </p>
    </MessagePage>
  );
}
