import clsx from "clsx";
import { startTransition, useOptimistic, useState } from "react";

import { messageOf } from "../../api/errors";
import { queryClient, syllabusQuery } from "../../api/queries";
import { setKnown } from "../../api/routes";
import type { Topic } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./KnownTick.module.css";

/** Ticked at once, and unticked again with the reason where the server does not take it. */
export function KnownTick({ topic }: { topic: Topic }) {
  const [known, showKnown] = useOptimistic(topic.known);
  const [fault, setFault] = useState("");

  const mark = (next: boolean): void =>
    startTransition(async () => {
      showKnown(next);
      try {
        await setKnown(topic.id, next);
        setFault("");
        await queryClient.invalidateQueries({ queryKey: syllabusQuery.queryKey });
      } catch (error) {
        setFault(messageOf(error));
      }
    });

  return (
    <>
      <input
        type="checkbox"
        className={styles.knownTick}
        title={known ? "Known; click to untick" : "Mark this topic as known"}
        aria-label={`I know this topic: ${topic.name}`}
        checked={known}
        onChange={(event) => mark(event.target.checked)}
      />
      {fault && (
        <p className={clsx(styles.topicFault, shared.notice, shared.bad, shared.small)} role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
