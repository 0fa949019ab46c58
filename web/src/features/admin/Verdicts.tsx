/** How often each verdict was given, as bars. */

import type { AdminStatus } from "../../api/types";
import { VERDICTS } from "../verdict/names";

export function Verdicts({ counts }: { counts: AdminStatus["verdicts"] }) {
  if (counts.length === 0) return <p className="soft">Nothing was judged in the last 24 hours.</p>;
  const most = Math.max(...counts.map((each) => each.count));
  return (
    <ul className="verdict-counts">
      {counts.map(({ verdict, count }) => (
        <li key={verdict}>
          <span>{VERDICTS[verdict]}</span>
          <span className="share" aria-hidden="true">
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
