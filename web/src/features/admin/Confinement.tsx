/** What `gradus doctor` says, of each process that judges: the level in use, and layer by layer what is in force and what is missing. */

import clsx from "clsx";

import type { ConfinementLayer, Worker } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./Confinement.module.css";
import lines from "./lines.module.css";

interface Alike {
  confinement: Worker["confinement"];
  pids: number[];
}

/** Processes of one machine mostly confine alike: those that do are listed together. */
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
        {confinement.layers.map((layer) => (
          <LayerLine key={layer.name} layer={layer} />
        ))}
      </ul>
    </div>
  ));
}

function processes(pids: number[]): string {
  return `${pids.length === 1 ? "process" : "processes"} ${pids.join(", ")}`;
}

function LayerLine({ layer }: { layer: ConfinementLayer }) {
  return (
    <li>
      <span className={clsx(lines.mark, layer.stands ? lines.good : lines.warn)}>{layer.stands ? "in place" : "missing"}</span>
      <div>
        <strong>{layer.name}</strong> <span className={shared.soft}>{layer.detail}</span>
        {!layer.stands && layer.remedy && <div className={shared.small}>To have it: {layer.remedy}.</div>}
      </div>
    </li>
  );
}
