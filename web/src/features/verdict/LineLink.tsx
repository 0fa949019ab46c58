import type { ReactNode } from "react";

import shared from "../../styles/shared.module.css";

/** A button in running text that takes one to a line of the editor. */
export function LineLink({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={shared.linkButton} onClick={onClick}>
      {children}
    </button>
  );
}
