/** The frame of every page of the workbench: for people whose role is author or admin. */

import type { ReactNode } from "react";
import { Link } from "wouter";

import { failureOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";

export function ForAuthors({ children }: { children: ReactNode }) {
  const me = useMe();
  if (me.error) return <Failed {...failureOf(me.error)} retry={() => void me.refetch()} />;
  if (!me.data) return <Loading what="the page" />;
  if (me.data.role !== "member") return children;
  return (
    <MessagePage title="This is for authors">
      <p>You may not write problems here. If you want to, ask an admin to make you an author.</p>
      <p>
        <Link href="/">To the roadmap</Link>
      </p>
    </MessagePage>
  );
}
