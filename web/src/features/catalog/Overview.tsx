import clsx from "clsx";
import { useState } from "react";
import { Link } from "wouter";

import type { Section, Syllabus } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { ArrowIcon, ShuffleIcon } from "../../ui/icons";
import { nextUnsolved, randomUnsolved } from "./filter";
import { KnownTopics } from "./KnownTopics";
import styles from "./Overview.module.css";

/** How far one is, and the way on: the next unsolved problem, or any of those shown. */
export function Overview({ syllabus, shown, filtering }: { syllabus: Syllabus; shown: Section[]; filtering: boolean }) {
  const { totals } = syllabus;
  const [chance, setChance] = useState(Math.random);
  const next = nextUnsolved(shown);
  const random = randomUnsolved(shown, chance);
  const share = totals.available > 0 ? totals.solved / totals.available : 0;

  return (
    <section className={styles.overview} aria-labelledby="overview-title">
      <div>
        <h1 className={shared.pageTitle} id="overview-title">
          {totals.solved === 0 ? "Step by step" : `${totals.solved} of ${totals.available} solved`}
        </h1>
        <p className={shared.soft}>
          {totals.topics} topics of the machine-learning interview, {totals.problems} problems, {totals.available} of them ready.
        </p>
        <div className={clsx(shared.bar, styles.share)} aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </div>
      </div>
      <div className={styles.overviewActions}>
        {next && (
          <Link href={`/problems/${next.slug}`} className={clsx(shared.button, shared.primary, styles.next)}>
            {filtering ? "Next of these" : "Next unsolved"}: {next.title} <ArrowIcon />
          </Link>
        )}
        {random && (
          <Link href={`/problems/${random.slug}`} className={shared.button} onClick={() => setChance(Math.random())}>
            <ShuffleIcon /> Random
          </Link>
        )}
        <KnownTopics />
      </div>
    </section>
  );
}
