/** Asks for a link by mail after a lost password. It says the same whether or not there is such an account. */

import { useState } from "react";
import { Link } from "wouter";

import { askForLink } from "../../api/accounts";
import { TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import { MessagePage } from "../../ui/MessagePage";

export default function ForgottenPage() {
  const [asked, setAsked] = useState(false);
  if (asked) {
    return (
      <MessagePage title="Look into your mail">
        <p role="status">If there is an account of that name with an e-mail address, a link is on its way. It works once, for a day.</p>
        <p>Nothing came? Look among the spam, try again in five minutes, or ask an admin for a link.</p>
      </MessagePage>
    );
  }
  const send = async ({ name = "" }: Partial<Record<string, string>>): Promise<void> => {
    await askForLink(name);
    setAsked(true);
  };
  return (
    <MessagePage title="Is your password lost?">
      <p>A link that sets a new one is sent to the e-mail address of your account.</p>
      <Form send={send} action="Send me a link" sending="Asking …" waitsFor="name">
        <TextField name="name" label="Name or e-mail address" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={320} autoFocus required="Type your name or your e-mail address." />
      </Form>
      <p>
        <Link href="/">Back to signing in</Link>
      </p>
    </MessagePage>
  );
}
