/** What stands where a page should be: loading, an error, no such page, no token. */

import type { ReactNode } from "react";
import { Link } from "wouter";

import { ApiError, messageOf } from "../api/errors";
import { useTitle } from "./useTitle";

export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      Loading {what} …
    </p>
  );
}

function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="message-page">
      <h1 className="page-title">{title}</h1>
      {children}
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof ApiError && error.status === 401) return <NoToken />;
  return (
    <MessagePage title={error instanceof ApiError && error.unreachable ? "The server does not answer" : "That did not work"}>
      <p>{messageOf(error)}</p>
      <p>
        <button type="button" className="button primary" onClick={retry}>
          Try again
        </button>
      </p>
    </MessagePage>
  );
}

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

export function UnknownProblem({ slug, nearest }: { slug: string; nearest: string[] }) {
  return (
    <MessagePage title="There is no such problem">
      <p>
        Nothing is called <code>{slug}</code> here.{nearest.length > 0 && " Did you mean one of these?"}
      </p>
      {nearest.length > 0 && (
        <ul>
          {nearest.map((name) => (
            <li key={name}>
              <Link href={`/problems/${name}`}>{name}</Link>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/">To the roadmap</Link>
      </p>
    </MessagePage>
  );
}

export function NoToken() {
  return (
    <MessagePage title="This browser is not signed in">
      <p>
        Gradus runs for one person on this machine and lets in whoever opens the address with its token. That address was printed
        when the server started; it looks like this:
      </p>
      <pre>{`${window.location.origin}/?token=…`}</pre>
      <p>
        Open it once in this browser. If the terminal is gone, run <code>gradus open</code>, which opens the page with the token, or
        start the server again: the token stays the same.
      </p>
    </MessagePage>
  );
}
