import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { jobQuery } from "../../api/authoring";
import type { AuthoringJob } from "../../api/types";

/** A job, followed to its end; `onEnd` is called when it ends while it is looked at. */
export function useJob(id: number | null, onEnd?: () => void): { job: AuthoringJob | undefined; error: Error | null } {
  const { data, error } = useQuery({ ...jobQuery(id ?? 0), enabled: id !== null });
  const job = id === null ? undefined : data;
  const before = useRef<AuthoringJob["state"]>(undefined);
  useEffect(() => {
    if (job?.state === "done" && before.current !== undefined && before.current !== "done") onEnd?.();
    before.current = job?.state;
  });
  return { job, error: id === null ? null : error };
}
