import { useState } from "react";
import { Link } from "wouter";

import type { Section, Syllabus } from "../../api/types";
import { ArrowIcon, ShuffleIcon } from "../../ui/icons";
import { nextUnsolved, randomUnsolved } from "./filter";
import { KnownTopics } from "./KnownTopics";

/** How far one is, and the way on: the next unsolved problem, or any of those shown. */
export function Overview({ syllabus, shown, filtering }: { syllabus: Syllabus; shown: Section[]; filtering: boolean }) {
  const { totals } = syllabus;
  const [chance, setChance] = useState(Math.random);
  const next = nextUnsolved(shown);
  const random = randomUnsolved(shown, chance);
  const share = totals.available > 0 ? totals.solved / totals.available : 0;

  return (
    <section className="overview" aria-labelledby="overview-title">
      <div>
        <h1 className="page-title" id="overview-title">
          {totals.solved === 0 ? "Step by step" : `${totals.solved} of ${totals.available} solved`}
        </h1>
        <p className="soft">
          {totals.topics} topics of the machine-learning interview, {totals.problems} problems, {totals.available} of them ready.
        </p>
        <div className="bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </div>
      </div>
      <div className="overview-actions">
        {next && (
          <Link href={`/problems/${next.slug}`} className="button primary">
            {filtering ? "Next of these" : "Next unsolved"}: {next.title} <ArrowIcon />
          </Link>
        )}
        {random && (
          <Link href={`/problems/${random.slug}`} className="button" onClick={() => setChance(Math.random())}>
            <ShuffleIcon /> Random
          </Link>
        )}
        <KnownTopics />
      </div>
    </section>
  );
}
