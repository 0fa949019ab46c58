/** The browsers in which one is signed in, each with a way to sign out of it. */

import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";

import { endOtherSessions, endSession, sessionsQuery } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import { queryClient } from "../../api/queries";
import type { BrowserSession } from "../../api/types";
import shared from "../../styles/shared.module.css";
import rows from "../../styles/rows.module.css";
import { dayAndTime } from "../../ui/time";
import { deviceName } from "./device";
import { Part } from "./Part";

const refresh = () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });

export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const end = useMutation({ mutationFn: endSession, onSettled: refresh });
  const endOthers = useMutation({ mutationFn: endOtherSessions, onSettled: refresh });
  const error = sessions.error ?? end.error ?? endOthers.error;
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  return (
    <Part title="Where you are signed in">
      <ul className={rows.rows}>
        {sessions.data?.map((session) => (
          <SessionRow key={session.id} session={session} busy={end.isPending} end={() => end.mutate(session.id)} />
        ))}
      </ul>
      {error && (
        <p role="alert" className={clsx(shared.notice, shared.bad)}>
          {messageOf(error)}
        </p>
      )}
      {others.length > 0 && (
        <p>
          <button type="button" className={shared.button} disabled={endOthers.isPending} onClick={() => endOthers.mutate()}>
            Sign out everywhere else
          </button>
        </p>
      )}
    </Part>
  );
}

function SessionRow({ session, busy, end }: { session: BrowserSession; busy: boolean; end: () => void }) {
  const device = deviceName(session.device);
  return (
    <li>
      <div>
        <strong title={session.device}>{device}</strong>
        <div className={clsx(shared.soft, shared.small)}>
          {session.address || "Unknown address"}. Last used {dayAndTime(session.seen_at)}.
        </div>
      </div>
      {session.current ? (
        <span className={clsx(rows.mark, shared.small)}>This browser</span>
      ) : (
        <button type="button" className={shared.button} disabled={busy} aria-label={`Sign out of ${device}, ${session.address}`} onClick={end}>
          Sign out
        </button>
      )}
    </li>
  );
}
