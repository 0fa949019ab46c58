import { Link } from "wouter";

import { MessagePage } from "../ui/MessagePage";

export function NotFound() {
  return (
    <MessagePage title="There is no such page">
      <p>The address may be mistyped, or the page has moved.</p>
      <p>
        <Link href="/">To the roadmap</Link>
      </p>
    </MessagePage>
  );
}
