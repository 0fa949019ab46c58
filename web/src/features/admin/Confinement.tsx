/** What `gradus doctor` says, of each process that judges: the level in use, and wall by wall what stands and what is missing. */

import type { Wall, Worker } from "../../api/types";

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
  if (groups.size === 0) return <p className="soft">It is known once somebody judges.</p>;
  return [...groups].map(([key, { confinement, pids }]) => (
    <div key={key} className="confinement">
      <p>
        Level <strong>{confinement.name}</strong>
        {groups.size > 1 && <span className="soft"> of {processes(pids)}</span>}
      </p>
      <ul className="walls">
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
      <span className={wall.stands ? "mark good" : "mark warn"}>{wall.stands ? "in place" : "missing"}</span>
      <div>
        <strong>{wall.name}</strong> <span className="soft">{wall.detail}</span>
        {!wall.stands && wall.remedy && <div className="small">To have it: {wall.remedy}.</div>}
      </div>
    </li>
  );
}
