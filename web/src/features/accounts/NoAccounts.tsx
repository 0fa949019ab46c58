import { Link } from "wouter";

import { MessagePage } from "../../ui/MessagePage";

/** Stands at the addresses of accounts where the server has none. */
export function NoAccounts() {
  return (
    <MessagePage title="This server has no accounts">
      <p>It runs for one person on this machine, who needs none.</p>
      <p>
        <Link href="/">To the roadmap</Link>
      </p>
    </MessagePage>
  );
}
