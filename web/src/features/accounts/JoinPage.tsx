/** Makes an account: with the link of an invitation, or without one where anybody may. */

import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";

import { open } from "../../api/base";
import { invitationQuery, optionsQuery, register } from "../../api/accounts";
import { ApiError, failureOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import shared from "../../styles/shared.module.css";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";
import { checkEmail, checkNewPassword, emailOf } from "./checks";
import { EmailField, NameField, NewPasswordField } from "./fields";
import { forgetCode, useLinkCode } from "./linkCode";
import { NoAccounts } from "./NoAccounts";
import { entered } from "./visits";

export default function JoinPage() {
  const code = useLinkCode();
  const options = useQuery(optionsQuery);
  if (options.error) return <Failed {...failureOf(options.error)} retry={() => void options.refetch()} />;
  if (!options.data) return <Loading what="the page" />;
  if (options.data.mode === "local") return <NoAccounts />;
  if (code !== null) return <Invited key={code} code={code} />;
  if (options.data.registration === "open") return <NewAccountPage invitation={null}>You can solve problems with it, here and from an editor.</NewAccountPage>;
  return (
    <MessagePage title="An account here needs an invitation">
      <p>Ask whoever runs this server for a link. If you have one, open it again: all of it, with what stands behind the #.</p>
      <SignInInstead />
    </MessagePage>
  );
}

const GIVES = {
  member: "This invitation makes you a member: you can solve problems.",
  author: "This invitation makes you an author: you can solve problems, and write them.",
  admin: "This invitation makes you an admin: you can see to people and to how the server runs.",
};

function Invited({ code }: { code: string }) {
  const invitation = useQuery(invitationQuery(code));
  if (invitation.data) {
    const { role, first_admin: first } = invitation.data;
    return (
      <NewAccountPage invitation={code}>
        {first ? "You become the admin of this server. You can then invite others." : GIVES[role]}
      </NewAccountPage>
    );
  }
  if (!invitation.error) return <Loading what="the invitation" />;
  if (!(invitation.error instanceof ApiError) || invitation.error.code !== "invalid_invitation") {
    return <Failed {...failureOf(invitation.error)} retry={() => void invitation.refetch()} />;
  }
  return (
    <MessagePage title="This invitation can't be used">
      <p>{invitation.error.message}</p>
      <SignInInstead />
    </MessagePage>
  );
}

function SignInInstead() {
  return (
    <p>
      If you have an account already, <Link href="/">sign in</Link>.
    </p>
  );
}

function NewAccountPage({ invitation, children }: { invitation: string | null; children: string }) {
  const me = useMe();
  const send = async (values: Values): Promise<void> => {
    await register({ name: values.name ?? "", email: emailOf(values), password: values.password ?? "", invitation });
    forgetCode();
    open("/", { replace: true });
    entered();
  };
  return (
    <MessagePage title="Make an account">
      <p>{children}</p>
      {me.data && <p className={shared.notice}>You are signed in as {me.data.name}. Making another account signs you out of that one.</p>}
      <Form send={send} check={(values) => [...checkEmail(values), ...checkNewPassword(values)]} action="Make the account" sending="Making it …">
        <NameField />
        <EmailField />
        <NewPasswordField />
      </Form>
      {!me.data && <SignInInstead />}
    </MessagePage>
  );
}
