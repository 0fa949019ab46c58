/** What stands where a page should be: a title with a sentence or two, a wait, or a failure with a way to try again. */

import type { ReactNode } from "react";

import { useTitle } from "./useTitle";

export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className="message-page">
      <h1 className="page-title">{title}</h1>
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      Loading {what} …
    </p>
  );
}

interface FailedProps {
  title: string;
  message: string;
  retry: () => void;
}

export function Failed({ title, message, retry }: FailedProps) {
  return (
    <MessagePage title={title}>
      <p>{message}</p>
      <p>
        <button type="button" className="button primary" onClick={retry}>
          Try again
        </button>
      </p>
    </MessagePage>
  );
}
