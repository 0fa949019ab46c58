/** The processes that judge: where they are, and whether they live. */

import clsx from "clsx";

import type { Worker } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { duration } from "./duration";
import lines from "./lines.module.css";

const ROLES: Record<Worker["role"], string> = { server: "The server itself", worker: "Worker" };

export function Workers({ workers }: { workers: Worker[] }) {
  if (workers.length === 0) {
    return (
      <p className={shared.soft}>
        Nobody judges. Start <code>gradus worker</code>, or the server with <code>--workers 1</code> or more.
      </p>
    );
  }
  return (
    <ul className={lines.lines}>
      {workers.map((worker) => (
        <li key={worker.id}>
          <span className={clsx(lines.mark, worker.alive ? lines.good : lines.bad)}>{worker.alive ? "alive" : "silent"}</span>
          <div>
            <strong>{ROLES[worker.role]}</strong>{" "}
            <span className={shared.soft}>
              process {worker.pid} on {worker.host}, Gradus {worker.version}
            </span>
            <div className={clsx(shared.soft, shared.small)}>
              Judges up to {worker.slots} at one time. Up for {duration(worker.up_seconds)}, last heard of{" "}
              {duration(worker.silent_seconds)} ago.
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
