/** The history of a problem: its versions, what differs between two of them, and which one members get. */

import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { Link, useLocation } from "wouter";

import { authoredQuery, chooseVersion, refreshProblems, restoreVersion, setHidden, versionsQuery } from "../../api/authoring";
import { failureOf, messageOf } from "../../api/errors";
import { useMe } from "../../api/queries";
import type { ProblemVersion } from "../../api/types";
import rows from "../../styles/rows.module.css";
import shared from "../../styles/shared.module.css";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { ListPage } from "../../ui/ListPage";
import { Failed, Loading } from "../../ui/MessagePage";
import { dayAndTime } from "../../ui/time";
import { useTitle } from "../../ui/useTitle";
import { draftAddress, LIST } from "./addresses";
import { CompareVersions } from "./CompareVersions";
import { FolderChange } from "./FolderChange";
import { ForAuthors } from "./ForAuthors";
import { Quality } from "./Quality";
import { Rejudging } from "./Rejudging";
import styles from "./VersionsPage.module.css";

export default function VersionsPage({ slug }: { slug: string }) {
  return (
    <ForAuthors>
      <Versions slug={slug} />
    </ForAuthors>
  );
}

function Versions({ slug }: { slug: string }) {
  const versions = useQuery(versionsQuery(slug));
  const problem = useQuery(authoredQuery).data?.problems.find((each) => each.slug === slug);
  const { data: me } = useMe();
  const title = `History of ${problem?.title ?? slug}`;
  useTitle(title);
  if (!versions.data) {
    if (versions.error) return <Failed {...failureOf(versions.error)} retry={() => void versions.refetch()} />;
    return <Loading what="the history" />;
  }
  const { items, hidden } = versions.data;
  return (
    <ListPage title={title}>
      <div className={styles.links}>
        <Link href={LIST}>All problems</Link>
        {problem?.shown && <Link href={`/problems/${slug}`}>To the problem</Link>}
        {typeof problem?.draft === "number" && <Link href={draftAddress(problem.draft)}>To its draft</Link>}
      </div>
      <Visibility slug={slug} hidden={hidden} />
      {typeof problem?.folder_version === "number" && <FolderChange slug={slug} items={items} folder={problem.folder_version} />}
      <ul className={rows.rows} aria-label="Versions">
        {items.map((item) => (
          <VersionRow key={item.number} slug={slug} item={item} hidden={hidden} />
        ))}
      </ul>
      {items.length > 1 && <CompareVersions slug={slug} items={items} />}
      <Quality slug={slug} />
      {me?.role === "admin" && <Rejudging slug={slug} />}
    </ListPage>
  );
}

function Visibility({ slug, hidden }: { slug: string; hidden: boolean }) {
  const [hiding, setHiding] = useState(false);
  const change = useMutation({ mutationFn: (next: boolean) => setHidden(slug, next), onSuccess: refreshProblems });
  const hide = async (): Promise<void> => {
    await change.mutateAsync(true);
  };
  return (
    <div className={clsx(shared.notice, hidden && shared.warn)}>
      <span>{hidden ? "It is hidden: members do not see it." : "Members see it."}</span>
      <button type="button" className={shared.button} disabled={change.isPending} onClick={() => (hidden ? change.mutate(false) : setHiding(true))}>
        {hidden ? "Show it" : "Hide it"}
      </button>
      {change.error && <span role="alert">{messageOf(change.error)}</span>}
      {hiding && (
        <ConfirmDialog title="Hide the problem?" action="Hide it" confirm={hide} onClose={() => setHiding(false)}>
          <p>Members no longer see it. Nobody loses a mark, and you can show it again.</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function VersionRow({ slug, item, hidden }: { slug: string; item: ProblemVersion; hidden: boolean }) {
  const [, navigate] = useLocation();
  const [restoring, setRestoring] = useState(false);
  const choose = useMutation({ mutationFn: () => chooseVersion(slug, item.number), onSuccess: refreshProblems });
  const from = item.source === "folder" ? "from the folder" : "from the browser";
  const restore = async (): Promise<void> => {
    const draft = await restoreVersion(slug, item.number);
    navigate(draftAddress(draft.id));
  };
  return (
    <li>
      <div>
        <strong>Version {item.number}</strong>{" "}
        {item.current && <span className={clsx(rows.mark, shared.small)}>{hidden ? "chosen, hidden" : "members get this one"}</span>}
        {item.note && <div>{item.note}</div>}
        <div className={clsx(shared.soft, shared.small)}>
          {item.published_by && `${item.published_by}, `}
          {dayAndTime(item.at)}, {from}
          {item.checked && ", checked"}. {submissions(item)}
        </div>
        {choose.error && (
          <p role="alert" className={clsx(shared.notice, shared.bad)}>
            {messageOf(choose.error)}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {!item.current && (
          <button type="button" className={shared.button} aria-label={`Give members version ${item.number}`} disabled={choose.isPending} onClick={() => choose.mutate()}>
            Give to members
          </button>
        )}
        <button type="button" className={shared.button} aria-label={`Restore version ${item.number} into the draft`} onClick={() => setRestoring(true)}>
          Restore
        </button>
      </div>
      {restoring && (
        <ConfirmDialog title={`Restore version ${item.number}?`} action="Restore into the draft" confirm={restore} onClose={() => setRestoring(false)}>
          <p>Its files replace those of the problem’s draft, for every author. Members get nothing new until you publish.</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function submissions({ submissions: count, accepted }: ProblemVersion): string {
  if (count === 0) return "No submission was judged with it.";
  return `${count === 1 ? "One submission was" : `${count} submissions were`} judged with it, ${accepted} accepted.`;
}
