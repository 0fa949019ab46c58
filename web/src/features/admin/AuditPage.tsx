/** What admins did, the newest first. */

import { useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";

import { AUDIT_EXPORT_ADDRESS, AUDIT_KEY, getAuditLog } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { dayAndTime } from "../../ui/time";
import { useTitle } from "../../ui/useTitle";
import { auditSentence } from "./auditSentence";
import { ListPage } from "../../ui/ListPage";

export function AuditPage() {
  useTitle("Audit log");
  const pages = useInfiniteQuery({
    queryKey: AUDIT_KEY,
    queryFn: ({ pageParam }) => getAuditLog(pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
  });
  const entries = pages.data?.pages.flatMap((page) => page.items);
  return (
    <ListPage title="Audit log">
      <p className={shared.soft}>What admins did, the newest first. Nothing is ever taken out of it.</p>
      <p>
        <a className={shared.button} href={AUDIT_EXPORT_ADDRESS} download>
          Download all of it
        </a>
      </p>
      {entries?.length === 0 && <p>Nothing yet.</p>}
      {pages.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(pages.error)}</p>}
      <ul className={rows.rows}>
        {entries?.map((entry) => (
          <li key={entry.id}>
            <span>
              <strong>{entry.actor}</strong> {auditSentence(entry)}
            </span>
            <time className={clsx(shared.soft, shared.small)} dateTime={entry.at}>
              {dayAndTime(entry.at)}
            </time>
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <p>
          <button type="button" className={shared.button} disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show older
          </button>
        </p>
      )}
    </ListPage>
  );
}
