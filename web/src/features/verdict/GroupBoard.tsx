/**
 * All cases by entry and group, filling in as they are judged.
 *
 * Where failing cases can be looked at, the dot of each is the handle of its tab: see FailureTabs. The board is a list of rows with
 * other things in them, so the list of tabs stands apart and owns the dots by their ids.
 */

import clsx from "clsx";
import { type KeyboardEvent, useRef } from "react";

import type { GroupProgress } from "../../api/judging";
import type { CaseResult } from "../../api/verdict";
import shared from "../../styles/shared.module.css";
import { tabAfter } from "../../ui/tabKeys";
import styles from "./GroupBoard.module.css";
import { caseName, GROUPS } from "./names";

const MOST_DOTS = 80; // a group of more cases shows its counts and a bar

/** The failing cases that can be chosen, and the ids that tie them to their panel. */
export interface Handles {
  failures: CaseResult[];
  chosen: number;
  onChoose: (index: number) => void;
  tabId: (index: number) => string;
  panelId: string;
}

interface GroupBoardProps {
  groups: GroupProgress[];
  handles?: Handles | undefined;
}

export function GroupBoard({ groups, handles }: GroupBoardProps) {
  const board = useRef<HTMLDivElement>(null);
  const entries = [...new Set(groups.map((group) => group.entry))];

  const move = (event: KeyboardEvent): void => {
    if (!handles || !(event.target instanceof Element) || event.target.role !== "tab") return;
    const next = tabAfter(event.key, handles.chosen, handles.failures.length);
    if (next === null) return;
    event.preventDefault();
    handles.onChoose(next);
    board.current?.querySelector<HTMLElement>(`[id="${handles.tabId(next)}"]`)?.focus();
  };

  return (
    <div className={styles.groupBoard} ref={board} onKeyDown={move}>
      {handles && (
        <div role="tablist" aria-label="Failing cases" aria-owns={handles.failures.map((_, i) => handles.tabId(i)).join(" ")} className={shared.visuallyHidden} />
      )}
      {entries.map((entry) => (
        <div key={entry}>
          {entries.length > 1 && <h4 className={shared.mono}>{entry}</h4>}
          <ul>
            {groups
              .filter((group) => group.entry === entry)
              .map((group) => (
                <GroupRow key={group.group} group={group} handles={handles} />
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function GroupRow({ group, handles }: { group: GroupProgress; handles: Handles | undefined }) {
  const { passed, failed, skipped, total } = group;
  const mood = failed > 0 ? styles.bad : passed === total && styles.good;
  const shown = handles?.failures.findIndex((failure) => failure.entry === group.entry && failure.group === group.group) ?? -1;
  const handle = handles && shown >= 0 ? <Handle handles={handles} index={shown} /> : null;
  return (
    <li className={clsx(styles.groupRow, mood)}>
      <span className={styles.groupName}>{GROUPS[group.group]}</span>
      <span className={styles.dots}>
        {total <= MOST_DOTS ? (
          <Dots group={group} handle={handle} failing={handles?.failures[shown]?.case} />
        ) : (
          <>
            <Share group={group} />
            {handle}
          </>
        )}
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

function Handle({ handles, index }: { handles: Handles; index: number }) {
  const { failures, chosen, onChoose, tabId, panelId } = handles;
  const failure = failures[index];
  if (!failure) return null;
  const several = new Set(failures.map((each) => each.entry)).size > 1;
  const name = `${several ? `${failure.entry}, ` : ""}${GROUPS[failure.group]}: ${caseName(failure.case)}`;
  return (
    <button
      type="button"
      role="tab"
      id={tabId(index)}
      aria-selected={index === chosen}
      aria-controls={panelId}
      aria-label={name}
      title={name}
      tabIndex={index === chosen ? 0 : -1}
      className={styles.handle}
      onClick={() => onChoose(index)}
    >
      <span className={clsx(styles.dot, styles.fail)} />
    </button>
  );
}

/** In the order of judging where the cases are known; by count otherwise. */
function Dots({ group, handle, failing }: { group: GroupProgress; handle: React.ReactNode; failing: string | undefined }) {
  const known = group.results.map((result) => (result.verdict === "accepted" ? "pass" : "fail"));
  const counted = [...Array<string>(group.passed).fill("pass"), ...Array<string>(group.failed).fill("fail")];
  const inOrder = known.length >= counted.length;
  const done = inOrder ? known : counted;
  const dots = [...done, ...Array<string>(Math.max(0, group.total - done.length)).fill("open")];
  const named = inOrder ? group.results.findIndex((result) => result.case === failing) : -1;
  const at = named >= 0 ? named : dots.indexOf("fail");
  return (
    <>
      {dots.map((kind, i) =>
        handle && i === at ? <span key={i}>{handle}</span> : <span key={i} className={clsx(styles.dot, styles[kind])} aria-hidden="true" />,
      )}
      {handle && at < 0 && handle}
    </>
  );
}

function Share({ group }: { group: GroupProgress }) {
  const percent = (count: number): string => `${(100 * count) / group.total}%`;
  return (
    <span className={styles.share} aria-hidden="true">
      <span className={styles.pass} style={{ width: percent(group.passed) }} />
      <span className={styles.fail} style={{ width: percent(group.failed) }} />
    </span>
  );
}
