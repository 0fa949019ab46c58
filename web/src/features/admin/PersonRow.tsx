/** One account: its role, whether it may come in, and a link for a lost password. */

import { useMutation } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { createResetLink, PEOPLE_KEY, updatePerson } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import { queryClient, useMe } from "../../api/queries";
import type { Person, ResetLink, Role } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ShownOnce } from "../../ui/ShownOnce";
import { day, dayAndTime } from "../../ui/time";
import { LimitsDialog } from "./LimitsDialog";
import styles from "./PersonRow.module.css";

const ROLES: Role[] = ["member", "author", "admin"];

export function PersonRow({ person }: { person: Person }) {
  const me = useMe();
  const [limiting, setLimiting] = useState(false);
  const [link, setLink] = useState<ResetLink | null>(null);
  const change = useMutation({
    mutationFn: (what: { role?: Role; disabled?: boolean }) => updatePerson(person.id, what),
    onSettled: () => queryClient.invalidateQueries({ queryKey: PEOPLE_KEY }),
  });
  const reset = useMutation({ mutationFn: () => createResetLink(person.id), onSuccess: setLink });
  const error = change.error ?? reset.error;
  const own = me.data?.id === person.id;
  return (
    <li>
      <div>
        <strong className={clsx(person.disabled && styles.disabled)}>{person.name}</strong> {own && <span className={shared.soft}>(you)</span>}
        {person.disabled && <span className={clsx(styles.mark, shared.small)}>disabled</span>}
        <div className={clsx(shared.soft, shared.small)}>
          {person.email !== null && `${person.email}, `}here since {day(person.created_at)}
          {(person.limits.queued !== null || person.limits.per_minute !== null) && ", with limits of their own"}
        </div>
      </div>
      <div className={styles.actions}>
        <select
          className={shared.field}
          aria-label={`Role of ${person.name}`}
          value={change.isPending && change.variables.role ? change.variables.role : person.role}
          disabled={own || change.isPending}
          onChange={(event) => change.mutate({ role: event.target.value as Role })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={shared.button}
          aria-label={`${person.disabled ? "Enable" : "Disable"} ${person.name}`}
          disabled={own || change.isPending}
          onClick={() => change.mutate({ disabled: !person.disabled })}
        >
          {person.disabled ? "Enable" : "Disable"}
        </button>
        <button type="button" className={shared.button} aria-label={`Limits of ${person.name}`} onClick={() => setLimiting(true)}>
          Limits
        </button>
        <button type="button" className={shared.button} aria-label={`Reset link for ${person.name}`} disabled={reset.isPending} onClick={() => reset.mutate()}>
          Reset link
        </button>
      </div>
      {limiting && <LimitsDialog person={person} onClose={() => setLimiting(false)} />}
      {error && (
        <p className={clsx(styles.below, shared.notice, shared.bad)} role="alert">
          {messageOf(error)}
        </p>
      )}
      {link && (
        <div className={styles.below} role="status">
          <ShownOnce
            label={`The link with which ${person.name} sets a new password`}
            secret={link.url}
            hint={`It is shown only now, works once, and ends on ${dayAndTime(link.ends_at)}. Earlier links of theirs have ended.`}
            onDone={() => setLink(null)}
          />
        </div>
      )}
    </li>
  );
}
