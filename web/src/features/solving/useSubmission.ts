/** One submission at a time: sent, followed to its verdict, and taken up again when the page is reloaded. */

import { useCallback, useEffect, useRef, useState } from "react";

import { ApiError, messageOf } from "../../api/errors";
import { follow } from "../../api/follow";
import { type Judging, QUEUED, reduce } from "../../api/judging";
import { refreshStates } from "../../api/queries";
import { submit } from "../../api/routes";
import type { Mode } from "../../api/verdict";
import { ownKey } from "../../ui/storage";

export type SubmissionState =
  | { kind: "none" }
  | { kind: "sending"; mode: Mode }
  | { kind: "refused"; mode: Mode; error: ApiError }
  /** `source` is what was sent; null after a reload. */
  | { kind: "judging"; mode: Mode; id: number; source: string | null; judging: Judging; lost: string | null };

interface Remembered {
  id: number;
  mode: Mode;
}

const key = (slug: string): string => ownKey(`last:${slug}`);

function recall(slug: string): Remembered | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(slug)) ?? "null") as Remembered | null;
  } catch {
    return null;
  }
}

function remember(slug: string, last: Remembered): void {
  try {
    sessionStorage.setItem(key(slug), JSON.stringify(last));
  } catch {
    // Storage is closed: after a reload the submission is found under "Submissions".
  }
}

export interface SubmissionHandle {
  state: SubmissionState;
  start: (mode: Mode, source: string, custom: string[]) => void;
}

/** `refused` is called with the error's code when the server does not take a submission. */
export function useSubmission(slug: string, refused: (code: string) => void): SubmissionHandle {
  const [state, setState] = useState<SubmissionState>(() => {
    const last = recall(slug);
    return last ? { kind: "judging", ...last, source: null, judging: QUEUED, lost: null } : { kind: "none" };
  });
  const stop = useRef<(() => void) | null>(null);
  const busy = useRef(false);

  const watch = useCallback(
    (id: number, fresh: boolean) => {
      const change = (next: (judging: Judging) => Judging, lost: string | null = null): void =>
        setState((old) => (old.kind === "judging" && old.id === id ? { ...old, judging: next(old.judging), lost } : old));
      stop.current?.();
      stop.current = follow(id, {
        onEvent: (eventId, attempt, event) => {
          change((judging) => reduce(judging, eventId, attempt, event));
          if (event.type === "verdict" && fresh) refreshStates(slug);
        },
        onError: (error) => change((judging) => judging, messageOf(error)),
      });
    },
    [slug],
  );

  useEffect(() => {
    const last = recall(slug);
    if (last) watch(last.id, false);
    return () => stop.current?.();
  }, [slug, watch]);

  const start = useCallback(
    (mode: Mode, source: string, custom: string[]) => {
      if (busy.current) return;
      busy.current = true;
      stop.current?.();
      setState({ kind: "sending", mode });
      submit({ problem: slug, source, mode, custom })
        .then(({ id }) => {
          remember(slug, { id, mode });
          setState({ kind: "judging", mode, id, source, judging: QUEUED, lost: null });
          watch(id, true);
        })
        .catch((error: unknown) => {
          const known = error instanceof ApiError ? error : new ApiError(0, "unexpected", messageOf(error));
          setState({ kind: "refused", mode, error: known });
          refused(known.code);
        })
        .finally(() => {
          busy.current = false;
        });
    },
    [slug, watch, refused],
  );

  return { state, start };
}

export function isBusy(state: SubmissionState): boolean {
  return state.kind === "sending" || (state.kind === "judging" && state.judging.phase !== "done" && state.lost === null);
}
