import clsx from "clsx";
import { Link } from "wouter";

import type { Problem } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ArrowIcon } from "../../ui/icons";
import styles from "./SolvedNext.module.css";

/** After an accepted submission: where to go from here. */
export function SolvedNext({ problem }: { problem: Problem }) {
  return (
    <div className={styles.solvedNext}>
      <span className={clsx(shared.soft, shared.small)}>The editorial, the follow-up questions and the solutions are open now.</span>
      {problem.next && (
        <Link href={`/problems/${problem.next.slug}`} className={clsx(shared.button, shared.primary)}>
          Next: {problem.next.title} <ArrowIcon />
        </Link>
      )}
      <Link href="/" className={shared.button}>
        Roadmap
      </Link>
    </div>
  );
}
