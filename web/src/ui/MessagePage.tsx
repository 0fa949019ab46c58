/** What stands where a page should be: a title with a sentence or two, a wait, or a failure with a way to try again. */

import clsx from "clsx";
import type { ReactNode } from "react";

import shared from "../styles/shared.module.css";
import styles from "./MessagePage.module.css";
import { useTitle } from "./useTitle";

export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={styles.messagePage}>
      <h1 className={shared.pageTitle}>{title}</h1>
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p className={shared.loading} role="status">
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
        <button type="button" className={clsx(shared.button, shared.primary)} onClick={retry}>
          Try again
        </button>
      </p>
    </MessagePage>
  );
}
