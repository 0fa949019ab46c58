/** Signs a program in: its owner types the code that it shows, sees which program asks, and approves it. */

import { useState } from "react";
import { Link } from "wouter";

import { approveDevice, denyDevice, findDevice } from "../../api/accounts";
import { failureOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import type { Me, Role } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { SelectField, TextField } from "../../ui/form/Fields";
import { Form } from "../../ui/form/Form";
import type { Values } from "../../ui/form/faults";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";
import { forgetCode, useLinkCode } from "./linkCode";
import { NoAccounts } from "./NoAccounts";
import { RefuseButton } from "./RefuseButton";
import { rolesUpTo } from "./roles";

type Stage = { kind: "asked" } | { kind: "found"; code: string; name: string } | { kind: "approved" | "refused"; name: string };

export default function DevicePage() {
  const me = useMe();
  const code = useLinkCode();
  const [stage, setStage] = useState<Stage>({ kind: "asked" });
  if (me.error) return <Failed {...failureOf(me.error)} retry={() => void me.refetch()} />;
  if (!me.data) return <Loading what="the page" />;
  if (me.data.mode === "local") return <NoAccounts />;
  if (stage.kind === "asked") return <TypeCode key={code} code={code ?? ""} found={(typed, name) => setStage({ kind: "found", code: typed, name })} />;
  if (stage.kind === "found") return <Approve me={me.data} code={stage.code} name={stage.name} answered={(kind) => setStage({ kind, name: stage.name })} />;
  return <Answered approved={stage.kind === "approved"} name={stage.name} />;
}

function TypeCode({ code, found }: { code: string; found: (code: string, name: string) => void }) {
  const send = async ({ user_code: typed = "" }: Values): Promise<void> => {
    try {
      found(typed.trim().toUpperCase(), await findDevice(typed));
    } finally {
      forgetCode();
    }
  };
  return (
    <MessagePage title="Sign a program in">
      <p>A program that wants to sign in, such as the gradus command, shows a code of eight letters.</p>
      <Form send={send} action="Go on" sending="Looking …" emptied={false}>
        <TextField name="user_code" label="Code" defaultValue={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} required="Type the code that the program shows." />
      </Form>
    </MessagePage>
  );
}

interface ApproveProps {
  me: Me;
  code: string;
  name: string;
  answered: (how: "approved" | "refused") => void;
}

function Approve({ me, code, name, answered }: ApproveProps) {
  const approve = async ({ role }: Values): Promise<void> => {
    await approveDevice(code, role as Role);
    answered("approved");
  };
  const refuse = async (): Promise<void> => {
    await denyDevice(code);
    answered("refused");
  };
  return (
    <MessagePage title="Let this program in?">
      <p>
        <strong>{name}</strong> wants to act as you, {me.name}. Approve it only if you have started it yourself, and it shows the code{" "}
        <strong className={shared.mono}>{code}</strong>.
      </p>
      <Form send={approve} action="Approve" sending="Approving …" emptied={false} extra={<RefuseButton refuse={refuse} />}>
        <SelectField name="role" label="It may act as" options={rolesUpTo(me.role)} defaultValue="member" />
      </Form>
    </MessagePage>
  );
}

function Answered({ approved, name }: { approved: boolean; name: string }) {
  return (
    <MessagePage title={approved ? "The program is signed in" : "The program is refused"}>
      <p role="status">
        {approved ? (
          <>
            {name} goes on by itself. Its token stands in your <Link href="/settings">settings</Link>, where you can delete it.
          </>
        ) : (
          `${name} gets nothing. You can close this page.`
        )}
      </p>
    </MessagePage>
  );
}
