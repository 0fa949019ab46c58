import { Link } from "wouter";

import type { Neighbour, Problem } from "../../api/types";
import { ChevronIcon, KeyboardIcon, PlayIcon } from "../../ui/icons";
import { DifficultyMark, StateMark } from "../catalog/marks";
import type { Actions } from "../../editor/setup";

interface TopBarProps {
  problem: Problem;
  busy: boolean;
  actions: Actions;
  showShortcuts: () => void;
}

/** Where one is in the list, the problem's title, and the two buttons that everything here leads to. */
export function TopBar({ problem, busy, actions, showShortcuts }: TopBarProps) {
  return (
    <header className="top-bar">
      <div className="top-bar-place">
        <StepLink to={problem.previous} className="back" name="Previous problem" />
        <StepLink to={problem.next} className="on" name="Next problem" />
        <Link href={`/#${problem.section.slug}`} className="top-bar-section">
          {problem.section.title}
        </Link>
      </div>
      <div className="top-bar-title">
        <h1>{problem.title}</h1>
        <StateMark state={problem.state} />
        <DifficultyMark difficulty={problem.difficulty} />
      </div>
      <div className="top-bar-actions">
        <button
          type="button"
          className="button quiet icon shortcuts-button"
          aria-label="Keyboard shortcuts"
          aria-keyshortcuts="?"
          title="Keyboard shortcuts (?)"
          onClick={showShortcuts}
        >
          <KeyboardIcon />
        </button>
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          aria-keyshortcuts="Control+Enter"
          title="Run the examples and your own cases (Ctrl+Enter)"
          onClick={actions.run}
        >
          <PlayIcon /> Run
        </button>
        <button
          type="button"
          className="button primary"
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

function StepLink({ to, className, name }: { to: Neighbour | null; className: string; name: string }) {
  if (!to) return null;
  return (
    <Link href={`/problems/${to.slug}`} className={`button quiet icon step-link ${className}`} aria-label={`${name}: ${to.title}`} title={`${name}: ${to.title}`}>
      <ChevronIcon />
    </Link>
  );
}
