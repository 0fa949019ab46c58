/** Invitations: links with which people make accounts. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { deleteInvitation, invitationsQuery } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import { queryClient } from "../../api/queries";
import type { Invitation } from "../../api/types";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { dayAndTime } from "../../ui/time";
import { useTitle } from "../../ui/useTitle";
import { ListPage } from "../../ui/ListPage";
import { NewInvitation } from "./NewInvitation";

export function InvitationsPage() {
  useTitle("Invitations");
  const invitations = useQuery(invitationsQuery);
  const [doomed, setDoomed] = useState<Invitation | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
  return (
    <ListPage title="Invitations">
      <NewInvitation created={() => void refresh()} />
      {invitations.data?.length === 0 && <p className={shared.soft}>No invitation can be used now.</p>}
      {invitations.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(invitations.error)}</p>}
      <ul className={rows.rows} aria-label="Invitations that can be used">
        {invitations.data?.map((invitation) => (
          <li key={invitation.id}>
            <div>
              <strong>{named(invitation)}</strong>
              <div className={clsx(shared.soft, shared.small)}>
                Makes {invitation.role === "member" ? "a member" : `an ${invitation.role}`}. {uses(invitation.uses_left)} Ends on {dayAndTime(invitation.ends_at)}.
              </div>
            </div>
            <button type="button" className={shared.button} aria-label={`Delete ${named(invitation)}`} onClick={() => setDoomed(invitation)}>
              Delete
            </button>
          </li>
        ))}
      </ul>
      {doomed && (
        <ConfirmDialog
          title={`Delete ${named(doomed)}?`}
          action="Delete the invitation"
          confirm={() => deleteInvitation(doomed.id).finally(refresh)}
          onClose={() => setDoomed(null)}
        >
          <p>Its link is refused from then on. The accounts that were made with it stay.</p>
        </ConfirmDialog>
      )}
    </ListPage>
  );
}

function named({ note, id }: Invitation): string {
  return note || `Invitation ${id}`;
}

function uses(left: number): string {
  return left === 1 ? "One use is left." : `${left} uses are left.`;
}
