import type { FaultItem } from "../../api/types";
import { LineLink } from "../verdict/LineLink";
import styles from "./FaultList.module.css";
import type { Place } from "./Workbench";

interface FaultListProps {
  label: string;
  faults: FaultItem[];
  /** The files that one can go to. */
  paths: string[];
  goTo: (place: Place) => void;
}

/** Faults, each with the way to its line. */
export function FaultList({ label, faults, paths, goTo }: FaultListProps) {
  return (
    <ul className={styles.faults} aria-label={label}>
      {faults.map(({ file, line, message }, i) => {
        const place = line > 0 ? `${file}:${line}` : file;
        return (
          <li key={i}>
            {paths.includes(file) ? <LineLink onClick={() => goTo({ file, line })}>{place}</LineLink> : <span>{place}</span>}
            <span className={styles.message}>{message}</span>
          </li>
        );
      })}
    </ul>
  );
}
