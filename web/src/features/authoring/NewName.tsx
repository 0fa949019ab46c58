import { useState } from "react";

import shared from "../../styles/shared.module.css";
import styles from "./SyllabusPage.module.css";

interface NewNameProps {
  label: string;
  action: string;
  add: (name: string) => void;
}

/** A line that adds a section or a topic by its name. */
export function NewName({ label, action, add }: NewNameProps) {
  const [name, setName] = useState("");
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") return;
        add(name.trim());
        setName("");
      }}
    >
      <input className={shared.field} aria-label={label} placeholder={label} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit" className={shared.button} disabled={name.trim() === ""}>
        {action}
      </button>
    </form>
  );
}
