/** API tokens: keys for programs, each shown once. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { createToken, deleteToken, tokensQuery } from "../../api/accounts";
import { messageOf } from "../../api/errors";
import { queryClient } from "../../api/queries";
import type { CreatedToken, Role, Token } from "../../api/types";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { SelectField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { ShownOnce } from "../../ui/ShownOnce";
import { day, dayAndTime } from "../../ui/time";
import { Part } from "./Part";
import { rolesUpTo } from "./roles";

const LIVES = [
  ["30", "30 days"],
  ["90", "90 days"],
  ["365", "A year"],
  ["", "Until it is deleted"],
] as const;

const refresh = () => queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });

export function Tokens({ role }: { role: Role }) {
  const tokens = useQuery(tokensQuery);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const [doomed, setDoomed] = useState<Token | null>(null);

  const send = async ({ name = "", role: chosen, days = "" }: Values): Promise<void> => {
    setCreated(await createToken(name, chosen as Role, days === "" ? null : Number(days)));
    void refresh();
  };

  return (
    <Part title="API tokens">
      <p className={shared.soft}>A token lets a program, such as the gradus command, act as you. Make one for each device.</p>
      {created && <ShownOnce key={created.id} label={`The token ${created.name}`} secret={created.token} hint="It is shown only now. Keep it like a password." onDone={() => setCreated(null)} />}
      {tokens.data?.length === 0 && <p className={shared.soft}>You have none.</p>}
      <ul className={rows.rows}>
        {tokens.data?.map((token) => (
          <TokenRow key={token.id} token={token} onDelete={() => setDoomed(token)} />
        ))}
      </ul>
      {tokens.error && <p className={clsx(shared.notice, shared.bad)}>{messageOf(tokens.error)}</p>}
      <Form send={send} action="Create a token" sending="Creating it …">
        <TextField name="name" label="Name of the new token" hint="What it is for: my laptop, the course's script." autoComplete="off" maxLength={60} required="Type a name, so that you know it later." />
        <SelectField name="role" label="It may act as" options={rolesUpTo(role)} defaultValue="member" />
        <SelectField name="days" label="It lasts" options={LIVES} defaultValue="365" />
      </Form>
      {doomed && (
        <ConfirmDialog
          title={`Delete the token ${doomed.name}?`}
          action="Delete the token"
          confirm={() => deleteToken(doomed.id).finally(refresh)}
          onClose={() => setDoomed(null)}
        >
          <p>Programs that use it are refused from then on. This can&apos;t be undone.</p>
        </ConfirmDialog>
      )}
    </Part>
  );
}

function TokenRow({ token, onDelete }: { token: Token; onDelete: () => void }) {
  return (
    <li>
      <div>
        <strong>{token.name}</strong> <span className={shared.soft}>as {token.role}</span>
        <div className={clsx(shared.soft, shared.small)}>
          {token.used_at === null ? "Never used." : `Last used ${dayAndTime(token.used_at)}.`} {token.ends_at === null ? "It never ends." : `It ends on ${day(token.ends_at)}.`}
        </div>
      </div>
      <button type="button" className={shared.button} aria-label={`Delete the token ${token.name}`} onClick={onDelete}>
        Delete
      </button>
    </li>
  );
}
