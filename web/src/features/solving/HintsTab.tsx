import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";

import { messageOf } from "../../api/errors";
import { hintQuery } from "../../api/queries";
import type { Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Markdown } from "../../ui/Markdown";
import styles from "./HintsTab.module.css";
import reading from "./reading.module.css";

/** Hints, opened one by one: each asks a little less of the reader than the one before. */
export function HintsTab({ problem }: { problem: Problem }) {
  const [opened, setOpened] = useState(problem.hints_opened);
  const numbers = Array.from({ length: opened }, (_, i) => i + 1);
  const left = problem.hints_total - opened;
  return (
    <div className={reading.reading}>
      {problem.hints_total === 0 && <p className={shared.soft}>This problem has no hints.</p>}
      {opened === 0 && left > 0 && (
        <p>
          {left === 1 ? "One hint" : `${left} hints`}, from a nudge to nearly the answer. Try for a while first: what one finds alone
          stays.
        </p>
      )}
      {numbers.map((n) => (
        <HintView key={n} slug={problem.slug} n={n} />
      ))}
      {left > 0 && (
        <button type="button" className={shared.button} onClick={() => setOpened(opened + 1)}>
          Open hint {opened + 1} of {problem.hints_total}
        </button>
      )}
    </div>
  );
}

function HintView({ slug, n }: { slug: string; n: number }) {
  const hint = useQuery(hintQuery(slug, n));
  return (
    <section className={styles.hint} aria-label={`Hint ${n}`}>
      <h3>Hint {n}</h3>
      {hint.data && <Markdown text={hint.data.markdown} />}
      {hint.error && (
        <p className={clsx(shared.notice, shared.bad)}>
          {messageOf(hint.error)}{" "}
          <button type="button" className={shared.button} onClick={() => void hint.refetch()}>
            Try again
          </button>
        </p>
      )}
    </section>
  );
}
