/** All cases by entry and group, filling in as they are judged. */

import clsx from "clsx";

import type { GroupProgress } from "../../api/judging";
import shared from "../../styles/shared.module.css";
import styles from "./GroupBoard.module.css";
import { GROUPS } from "./names";

const MOST_DOTS = 80; // a group of more cases shows its counts and a bar

export function GroupBoard({ groups }: { groups: GroupProgress[] }) {
  const entries = [...new Set(groups.map((group) => group.entry))];
  return (
    <div className={styles.groupBoard}>
      {entries.map((entry) => (
        <div key={entry}>
          {entries.length > 1 && <h4 className={shared.mono}>{entry}</h4>}
          <ul>
            {groups
              .filter((group) => group.entry === entry)
              .map((group) => (
                <GroupRow key={group.group} group={group} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function GroupRow({ group }: { group: GroupProgress }) {
  const { passed, failed, skipped, total } = group;
  const mood = failed > 0 ? styles.bad : passed === total && styles.good;
  return (
    <li className={clsx(styles.groupRow, mood)}>
      <span className={styles.groupName}>{GROUPS[group.group]}</span>
      <span className={styles.dots} aria-hidden="true">
        {total <= MOST_DOTS ? <Dots group={group} /> : <Share group={group} />}
      </span>
      <span className={styles.groupCount}>
        {passed}/{total}
        <span className={shared.visuallyHidden}>
          {" "}
          passed{failed > 0 && `, ${failed} failed`}
          {skipped > 0 && `, ${skipped} not run`}
        </span>
      </span>
    </li>
  );
}

/** In the order of judging where the cases are known; by count otherwise. */
function Dots({ group }: { group: GroupProgress }) {
  const known = group.results.map((result) => (result.verdict === "accepted" ? "pass" : "fail"));
  const counted = [...Array<string>(group.passed).fill("pass"), ...Array<string>(group.failed).fill("fail")];
  const done = known.length >= counted.length ? known : counted;
  const dots = [...done, ...Array<string>(Math.max(0, group.total - done.length)).fill("open")];
  return dots.map((kind, i) => <span key={i} className={clsx(styles.dot, styles[kind])} />);
}

function Share({ group }: { group: GroupProgress }) {
  const percent = (count: number): string => `${(100 * count) / group.total}%`;
  return (
    <span className={styles.share}>
      <span className={styles.pass} style={{ width: percent(group.passed) }} />
      <span className={styles.fail} style={{ width: percent(group.failed) }} />
    </span>
  );
}
