import clsx from "clsx";
import type { ReactNode } from "react";

import shared from "../styles/shared.module.css";
import styles from "./ListPage.module.css";

/** A page that is a list under its title. */
export function ListPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={clsx(shared.page, styles.listPage)}>
      <h1 className={shared.pageTitle}>{title}</h1>
      {children}
    </div>
  );
}
