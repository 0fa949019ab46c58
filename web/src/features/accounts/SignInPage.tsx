/** Asks for a name and a password, at the address that was asked for: the page appears there afterwards. */

import { useEffect } from "react";
import { Link } from "wouter";

import { signIn } from "../../api/accounts";
import { ApiError } from "../../api/errors";
import { getMe } from "../../api/routes";
import type { Provider } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { PasswordField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { MessagePage } from "../../ui/MessagePage";
import { useOwner } from "../../ui/storage";
import { ProviderButtons } from "./Providers";
import { entered } from "./visits";

type Registration = "open" | "invited" | "closed";

const NEWCOMERS: Record<Registration, React.ReactNode> = {
  open: (
    <>
      No account yet? <Link href="/join">Make an account</Link>
    </>
  ),
  invited: "An account here needs an invitation. Ask whoever runs this server for a link.",
  closed: "Nobody can register here.",
};

async function send({ name = "", password = "" }: Values): Promise<void> {
  try {
    await signIn(name, password);
  } catch (error) {
    throw error instanceof ApiError && error.code === "wrong_password" ? error.at("password") : error;
  }
  entered();
}

/** Somebody who has signed in in another tab need not do it here too: asked when this tab is looked at again. */
function useSignInElsewhere(): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === "visible") void getMe().then(entered, () => undefined);
    };
    document.addEventListener("visibilitychange", ask);
    return () => document.removeEventListener("visibilitychange", ask);
  }, []);
}

export function SignInPage({ registration, providers, mails }: { registration: Registration; providers: readonly Provider[]; mails: boolean }) {
  useSignInElsewhere();
  const ended = useOwner() !== null; // whoever signs out is forgotten at once
  return (
    <MessagePage title="Sign in">
      {ended && <p className={shared.notice}>Your session has ended. What you typed is kept in this browser. Sign in to go on.</p>}
      <Form send={send} action="Sign in" sending="Signing in …" waitsFor="name">
        <TextField name="name" label="Name or e-mail address" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={320} autoFocus required="Type your name or your e-mail address." />
        <PasswordField name="password" label="Password" autoComplete="current-password" required="Type your password." />
      </Form>
      <ProviderButtons providers={providers} action="Sign in with" />
      <p>{NEWCOMERS[registration]}</p>
      {mails ? (
        <p>
          <Link href="/forgotten">Is the password lost?</Link>
        </p>
      ) : (
        <p className={shared.soft}>Is the password lost? Ask an admin for a link that sets a new one.</p>
      )}
    </MessagePage>
  );
}
