/** How often each verdict was given, as bars. */

import type { AdminStatus } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { VERDICTS } from "../verdict/names";
import styles from "./Verdicts.module.css";

export function Verdicts({ counts }: { counts: AdminStatus["verdicts"] }) {
  if (counts.length === 0) return <p className={shared.soft}>Nothing was judged in the last 24 hours.</p>;
  const most = Math.max(...counts.map((each) => each.count));
  return (
    <ul className={styles.verdictCounts}>
      {counts.map(({ verdict, count }) => (
        <li key={verdict}>
          <span>{VERDICTS[verdict]}</span>
          <span className={styles.share} aria-hidden="true">
            <svg width="100%" height="6" preserveAspectRatio="none" viewBox="0 0 100 6">
              <rect width={(100 * count) / most} height="6" rx="1" />
            </svg>
          </span>
          <strong>{count}</strong>
        </li>
      ))}
    </ul>
  );
}
