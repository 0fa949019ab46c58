/** How the server and its workers are, for the person who runs them; it follows by itself. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";

import { failureOf } from "../../api/errors";
import { adminQuery } from "../../api/queries";
import type { AdminStatus } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import styles from "./StatusPage.module.css";
import { Confinement } from "./Confinement";
import { duration } from "./duration";
import { Verdicts } from "./Verdicts";
import { Workers } from "./Workers";

export function StatusPage() {
  useTitle("How it runs");
  const status = useQuery(adminQuery);
  if (status.data) return <StatusView status={status.data} stale={status.isError} />;
  if (status.error) return <Failed {...failureOf(status.error)} retry={() => void status.refetch()} />;
  return <Loading what="how it runs" />;
}

function StatusView({ status, stale }: { status: AdminStatus; stale: boolean }) {
  return (
    <div className={clsx(shared.page, styles.admin)}>
      <h1 className={shared.pageTitle}>How it runs</h1>
      <Readiness status={status} stale={stale} />
      <Section id="queue" title="Queue">
        <Queue queue={status.queue} />
      </Section>
      <Section id="workers" title="Workers">
        <Workers workers={status.workers} />
      </Section>
      <Section id="confinement" title="Confinement">
        <Confinement workers={status.workers} />
      </Section>
      <Section id="verdicts" title="Verdicts of the last 24 hours">
        <Verdicts counts={status.verdicts} />
      </Section>
      <Section id="versions" title="Versions">
        <dl className={styles.versions}>
          {status.versions.map(({ name, version }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{version}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Readiness({ status, stale }: { status: AdminStatus; stale: boolean }) {
  const wrong = status.ready.checks.filter((check) => !check.ok);
  if (stale) {
    return (
      <p className={clsx(shared.notice, shared.warn)} role="status">
        The server does not answer now. This is how it was when it last did.
      </p>
    );
  }
  if (wrong.length === 0) {
    return (
      <p className={clsx(shared.notice, shared.good)} role="status">
        Ready: submissions are taken and judged.
      </p>
    );
  }
  return (
    <div className={clsx(shared.notice, shared.bad)} role="status">
      <strong>Not ready</strong>
      <ul className={styles.checks}>
        {wrong.map((check) => (
          <li key={check.name}>{check.detail}</li>
        ))}
      </ul>
    </div>
  );
}

function Queue({ queue }: { queue: AdminStatus["queue"] }) {
  const none = queue.waiting + queue.running === 0;
  const numbers: [string, string | number][] = [
    ["waiting", queue.waiting],
    ["being judged", queue.running],
    ["since the oldest came", none ? "–" : duration(queue.oldest_seconds)],
  ];
  return (
    <ul className={styles.counts}>
      {numbers.map(([name, value]) => (
        <li key={name}>
          <strong>{value}</strong>
          <span className={shared.soft}>{name}</span>
        </li>
      ))}
    </ul>
  );
}
