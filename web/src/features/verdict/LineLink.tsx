import type { ReactNode } from "react";

import styles from "./LineLink.module.css";

/** A button in running text that takes one to a line of the editor. */
export function LineLink({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.lineLink} onClick={onClick}>
      {children}
    </button>
  );
}
