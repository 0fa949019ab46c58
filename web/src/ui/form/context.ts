import { createContext, useContext, useId } from "react";

import type { Fault } from "./faults";

/** The faults of the form that a field stands in. */
export const FormFaults = createContext<Fault[]>([]);

interface Described {
  id: string;
  hintId: string;
  faultId: string;
  fault: string | undefined;
  /** What ties a control to its hint and its fault. */
  control: { id: string; name: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };
}

export function useField(name: string, hint: boolean): Described {
  const id = useId();
  const fault = useContext(FormFaults).find(({ field }) => field === name)?.message;
  const hintId = `${id}-hint`;
  const faultId = `${id}-fault`;
  const describedBy = [fault !== undefined && faultId, hint && hintId].filter(Boolean).join(" ");
  return {
    id,
    hintId,
    faultId,
    fault,
    control: { id, name, "aria-invalid": fault === undefined ? undefined : true, "aria-describedby": describedBy || undefined },
  };
}
