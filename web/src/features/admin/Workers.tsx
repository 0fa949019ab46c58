/** The processes that judge: where they are, and whether they live. */

import type { Worker } from "../../api/types";
import { duration } from "./duration";

const ROLES: Record<Worker["role"], string> = { server: "The server itself", worker: "Worker" };

export function Workers({ workers }: { workers: Worker[] }) {
  if (workers.length === 0) {
    return (
      <p className="soft">
        Nobody judges. Start <code>gradus worker</code>, or the server with <code>--workers 1</code> or more.
      </p>
    );
  }
  return (
    <ul className="workers">
      {workers.map((worker) => (
        <li key={worker.id}>
          <span className={worker.alive ? "mark good" : "mark bad"}>{worker.alive ? "alive" : "silent"}</span>
          <div>
            <strong>{ROLES[worker.role]}</strong>{" "}
            <span className="soft">
              process {worker.pid} on {worker.host}, Gradus {worker.version}
            </span>
            <div className="soft small">
              Judges up to {worker.slots} at one time. Up for {duration(worker.up_seconds)}, last heard of{" "}
              {duration(worker.silent_seconds)} ago.
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
