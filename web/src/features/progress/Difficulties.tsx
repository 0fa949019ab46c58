import clsx from "clsx";

import type { Progress } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { DifficultyMark } from "../catalog/marks";
import styles from "./Difficulties.module.css";

export function Difficulties({ counts }: { counts: Progress["by_difficulty"] }) {
  return (
    <ul className={styles.difficulties}>
      {counts.map(({ difficulty, solved, available }) => (
        <li key={difficulty}>
          <DifficultyMark difficulty={difficulty} />
          <span className={shared.bar} aria-hidden="true">
            <span style={{ width: `${available > 0 ? (100 * solved) / available : 0}%` }} />
          </span>
          <span className={clsx(shared.soft, shared.small)}>
            {solved} of {available}
          </span>
        </li>
      ))}
    </ul>
  );
}
