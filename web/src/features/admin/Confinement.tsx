/** What `gradus doctor` says, of each process that judges: the level in use, and wall by wall what stands and what is missing. */

import clsx from "clsx";

import type { Wall, Worker } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./Confinement.module.css";
import lines from "./lines.module.css";

interface Alike {
  confinement: Worker["confinement"];
  pids: number[];
}

/** Processes of one machine mostly confine alike: those that do are told together. */
function byConfinement(workers: Worker[]): Map<string, Alike> {
  const groups = new Map<string, Alike>();
  for (const { confinement, pid } of workers) {
    const key = JSON.stringify(confinement);
    const pids = groups.get(key)?.pids ?? [];
    groups.set(key, { confinement, pids: [...pids, pid] });
  }
  return groups;
}

export function Confinement({ workers }: { workers: Worker[] }) {
  const groups = byConfinement(workers);
  if (groups.size === 0) return <p className={shared.soft}>It is known once somebody judges.</p>;
  return [...groups].map(([key, { confinement, pids }]) => (
    <div key={key} className={styles.confinement}>
      <p>
        Level <strong>{confinement.name}</strong>
        {groups.size > 1 && <span className={shared.soft}> of {processes(pids)}</span>}
      </p>
      <ul className={lines.lines}>
        {confinement.layers.map((wall) => (
          <WallLine key={wall.name} wall={wall} />
        ))}
      </ul>
    </div>
  ));
}

function processes(pids: number[]): string {
  return `${pids.length === 1 ? "process" : "processes"} ${pids.join(", ")}`;
}

function WallLine({ wall }: { wall: Wall }) {
  return (
    <li>
      <span className={clsx(lines.mark, wall.stands ? lines.good : lines.warn)}>{wall.stands ? "in place" : "missing"}</span>
      <div>
        <strong>{wall.name}</strong> <span className={shared.soft}>{wall.detail}</span>
        {!wall.stands && wall.remedy && <div className={shared.small}>To have it: {wall.remedy}.</div>}
      </div>
    </li>
  );
}
