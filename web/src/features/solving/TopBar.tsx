import clsx from "clsx";
import { Link } from "wouter";

import type { Neighbour, Problem } from "../../api/types";
import type { Actions } from "../../editor/setup";
import shared from "../../styles/shared.module.css";
import { ChevronIcon, KeyboardIcon, PlayIcon } from "../../ui/icons";
import { DifficultyMark, StateMark } from "../catalog/marks";
import styles from "./TopBar.module.css";

interface TopBarProps {
  problem: Problem;
  busy: boolean;
  actions: Actions;
  showShortcuts: () => void;
}

/** Where one is in the list, the problem's title, and the two buttons that everything here leads to. */
export function TopBar({ problem, busy, actions, showShortcuts }: TopBarProps) {
  return (
    <header className={styles.topBar}>
      <div className={styles.topBarPlace}>
        <StepLink to={problem.previous} className={styles.back} name="Previous problem" />
        <StepLink to={problem.next} className={styles.on} name="Next problem" />
        <Link href={`/#${problem.section.slug}`} className={styles.topBarSection}>
          {problem.section.title}
        </Link>
      </div>
      <div className={styles.topBarTitle}>
        <h1>{problem.title}</h1>
        <StateMark state={problem.state} />
        <DifficultyMark difficulty={problem.difficulty} />
      </div>
      <div className={styles.topBarActions}>
        <button
          type="button"
          className={clsx(shared.button, shared.quiet, shared.icon, styles.shortcuts)}
          aria-label="Keyboard shortcuts"
          aria-keyshortcuts="?"
          title="Keyboard shortcuts (?)"
          onClick={showShortcuts}
        >
          <KeyboardIcon />
        </button>
        <button
          type="button"
          className={clsx(shared.button, styles.action)}
          aria-disabled={busy}
          aria-keyshortcuts="Control+Enter"
          title="Run the examples and your own cases (Ctrl+Enter)"
          onClick={actions.run}
        >
          <PlayIcon /> Run
        </button>
        <button
          type="button"
          className={clsx(shared.button, shared.primary, styles.action)}
          aria-disabled={busy}
          aria-keyshortcuts="Control+Shift+Enter"
          title="Judge all cases (Ctrl+Shift+Enter)"
          onClick={actions.submit}
        >
          Submit
        </button>
      </div>
    </header>
  );
}

function StepLink({ to, className, name }: { to: Neighbour | null; className: string | undefined; name: string }) {
  if (!to) return null;
  return (
    <Link href={`/problems/${to.slug}`} className={clsx(shared.button, shared.quiet, shared.icon, className)} aria-label={`${name}: ${to.title}`} title={`${name}: ${to.title}`}>
      <ChevronIcon />
    </Link>
  );
}
