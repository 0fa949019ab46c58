/** The accounts: found by name or address, each with its role and what an admin can do. */

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useDeferredValue, useState } from "react";

import { getPeople, PEOPLE_KEY } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { useTitle } from "../../ui/useTitle";
import { ListPage } from "../../ui/ListPage";
import { PersonRow } from "./PersonRow";

export function PeoplePage() {
  useTitle("People");
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const pages = useInfiniteQuery({
    queryKey: [...PEOPLE_KEY, search],
    queryFn: ({ pageParam }) => getPeople(search, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const people = pages.data?.pages.flatMap((page) => page.items);
  const total = pages.data?.pages[0]?.total;
  return (
    <ListPage title="People">
      <input
        type="search"
        className={shared.field}
        aria-label="Search people"
        placeholder="A part of a name or an e-mail address"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className={shared.soft}>
        {total !== undefined && counted(total, search !== "")}
      </p>
      {pages.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(pages.error)}</p>}
      <ul className={rows.rows}>
        {people?.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <p>
          <button type="button" className={shared.button} disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show more
          </button>
        </p>
      )}
    </ListPage>
  );
}

function counted(total: number, searched: boolean): string {
  const people = total === 1 ? "One person" : total === 0 ? "Nobody" : `${total} people`;
  return searched ? `${people} found.` : `${people} ${total === 1 || total === 0 ? "has" : "have"} an account.`;
}
