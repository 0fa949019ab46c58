import { Link } from "wouter";

import type { Problem } from "../../api/types";
import { ArrowIcon } from "../../ui/icons";

/** After an accepted submission: where to go from here. */
export function SolvedNext({ problem }: { problem: Problem }) {
  return (
    <div className="solved-next">
      <span className="soft small">The editorial and the follow-up questions are open now.</span>
      {problem.next && (
        <Link href={`/problems/${problem.next.slug}`} className="button primary">
          Next: {problem.next.title} <ArrowIcon />
        </Link>
      )}
      <Link href="/" className="button">
        Roadmap
      </Link>
    </div>
  );
}
