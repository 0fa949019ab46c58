/** The state, the difficulty and the stars of a problem or section, each as a small mark with its name. */

import clsx from "clsx";

import type { Difficulty, ProblemState } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./marks.module.css";

export const STATE_NAMES: Record<ProblemState, string> = {
  todo: "To do",
  tried: "Tried",
  solved: "Solved",
  given_up: "Given up",
};

export const DIFFICULTY_NAMES: Record<Difficulty, string> = { easy: "Easy", medium: "Medium", hard: "Hard" };

export function StateMark({ state }: { state: ProblemState }) {
  return (
    <span className={clsx(styles.stateMark, styles[state])} title={STATE_NAMES[state]}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.4" className={styles.ring} />
        {state === "tried" && <path d="M8 1.600a6.4 6.4 0 0 1 0 12.800Z" className={styles.fill} />}
        {state === "solved" && <path d="m4.8 8.2 2.2 2.3 4.2-4.7" className={styles.tick} />}
        {state === "given_up" && <path d="M5.3 8h5.4" className={styles.tick} />}
      </svg>
      <span className={shared.visuallyHidden}>{STATE_NAMES[state]}</span>
    </span>
  );
}

export function DifficultyMark({ difficulty }: { difficulty: Difficulty }) {
  return <span className={clsx(styles.difficulty, styles[difficulty])}>{DIFFICULTY_NAMES[difficulty]}</span>;
}

export function Stars({ count }: { count: number }) {
  return (
    <span className={styles.stars} title={`Asked in interviews: ${count} of 3`}>
      <span aria-hidden="true">
        {"★".repeat(count)}
        <span className={styles.dim}>{"★".repeat(3 - count)}</span>
      </span>
      <span className={shared.visuallyHidden}>{count === 1 ? "1 star" : `${count} stars`}</span>
    </span>
  );
}
