/** A draft: its files, what is wrong with them, and the way to a published version. */

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { Link } from "wouter";

import { draftQuery } from "../../api/authoring";
import { failureOf, messageOf } from "../../api/errors";
import type { ProblemVersion } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Failed, Loading, MessagePage } from "../../ui/MessagePage";
import { LIST, versionsAddress } from "./addresses";
import { ForAuthors } from "./ForAuthors";
import { Workbench } from "./Workbench";

export default function DraftPage({ id }: { id: number }) {
  return (
    <ForAuthors>
      <Draft id={id} />
    </ForAuthors>
  );
}

interface Published {
  slug: string;
  title: string;
  version: ProblemVersion;
  folder: boolean;
}

function Draft({ id }: { id: number }) {
  const [published, setPublished] = useState<Published | null>(null);
  const draft = useQuery({ ...draftQuery(id), enabled: published === null });
  if (published) return <PublishedPage {...published} />;
  if (draft.data) {
    const { slug, title } = draft.data;
    return (
      <>
        {draft.error && (
          <p role="alert" className={clsx(shared.notice, shared.warn)}>
            {messageOf(draft.error)}
          </p>
        )}
        <Workbench draft={draft.data} onPublished={(version, folder) => setPublished({ slug, title, version, folder })} />
      </>
    );
  }
  if (draft.error) return <Failed {...failureOf(draft.error)} retry={() => void draft.refetch()} />;
  return <Loading what="the draft" />;
}

function PublishedPage({ slug, title, version, folder }: Published) {
  return (
    <MessagePage title={`Version ${version.number} of ${title} is published`}>
      <p>Members get it from now on.{folder && " The problem’s folder holds the same files."}</p>
      <p>
        <Link href={`/problems/${slug}`}>To the problem</Link>
      </p>
      <p>
        <Link href={versionsAddress(slug)}>Its history</Link>
      </p>
      <p>
        <Link href={LIST}>All problems</Link>
      </p>
    </MessagePage>
  );
}
