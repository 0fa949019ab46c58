/** The pages for admins: how the server runs and, where it has accounts, people, invitations and what admins did. */

import clsx from "clsx";
import type { ComponentType } from "react";
import { Link } from "wouter";

import { failureOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import shared from "../../styles/shared.module.css";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";
import styles from "./AdminPage.module.css";
import { AuditPage } from "./AuditPage";
import { InvitationsPage } from "./InvitationsPage";
import { PeoplePage } from "./PeoplePage";
import { StatusPage } from "./StatusPage";

interface Place {
  part: string;
  name: string;
  Page: ComponentType;
}

const STATUS: Place = { part: "", name: "Status", Page: StatusPage };
const PLACES: Place[] = [
  STATUS,
  { part: "people", name: "People", Page: PeoplePage },
  { part: "invitations", name: "Invitations", Page: InvitationsPage },
  { part: "audit-log", name: "Audit log", Page: AuditPage },
];

export default function AdminPage({ part }: { part: string }) {
  const me = useMe();
  if (me.error) return <Failed {...failureOf(me.error)} retry={() => void me.refetch()} />;
  if (!me.data) return <Loading what="the page" />;
  if (me.data.role !== "admin") return <ForAdmins />;
  const places = me.data.mode === "local" ? [STATUS] : PLACES;
  const place = places.find((each) => each.part === part);
  if (!place) return <UnknownPart />;
  return (
    <>
      {places.length > 1 && <AdminNav places={places} current={part} />}
      <place.Page />
    </>
  );
}

function AdminNav({ places, current }: { places: Place[]; current: string }) {
  return (
    <nav aria-label="Admin" className={clsx(shared.page, styles.adminNav)}>
      <ul>
        {places.map(({ part, name }) => (
          <li key={part}>
            <Link href={`/admin/${part}`.replace(/\/$/, "")} aria-current={part === current ? "page" : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ForAdmins() {
  return (
    <MessagePage title="This is for admins">
      <p>You may not see this page. If you need something from it, ask an admin.</p>
      <ToRoadmap />
    </MessagePage>
  );
}

function UnknownPart() {
  return (
    <MessagePage title="There is no such page">
      <p>The address may be mistyped, or the page has moved.</p>
      <ToRoadmap />
    </MessagePage>
  );
}

function ToRoadmap() {
  return (
    <p>
      <Link href="/">To the roadmap</Link>
    </p>
  );
}
