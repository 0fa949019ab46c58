/** All cases by entry and group, filling in as they are judged. */

import type { GroupProgress } from "../../api/judging";
import { GROUPS } from "./names";

const MOST_DOTS = 80; // a group of more cases shows its counts and a bar

export function GroupBoard({ groups }: { groups: GroupProgress[] }) {
  const entries = [...new Set(groups.map((group) => group.entry))];
  return (
    <div className="group-board">
      {entries.map((entry) => (
        <div key={entry} className="group-entry">
          {entries.length > 1 && <h4 className="mono">{entry}</h4>}
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
  const mood = failed > 0 ? "bad" : passed === total ? "good" : "";
  return (
    <li className={`group-row ${mood}`}>
      <span className="group-name">{GROUPS[group.group]}</span>
      <span className="dots" aria-hidden="true">
        {total <= MOST_DOTS ? <Dots group={group} /> : <Share group={group} />}
      </span>
      <span className="group-count">
        {passed}/{total}
        <span className="visually-hidden">
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
  return dots.map((kind, i) => <span key={i} className={`dot ${kind}`} />);
}

function Share({ group }: { group: GroupProgress }) {
  const percent = (count: number): string => `${(100 * count) / group.total}%`;
  return (
    <span className="share">
      <span className="pass" style={{ width: percent(group.passed) }} />
      <span className="fail" style={{ width: percent(group.failed) }} />
    </span>
  );
}
