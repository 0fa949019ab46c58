/** One section of the roadmap: its head, its groups, and a line for each topic with the problems that make it solvable. */

import clsx from "clsx";
import { Link } from "wouter";

import type { ProblemLine, Section, Topic } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { countSection } from "./filter";
import { KnownTick } from "./KnownTick";
import { DifficultyMark, Stars, StateMark } from "./marks";
import styles from "./SectionView.module.css";

interface SectionViewProps {
  section: Section;
  whole: Section[];
  filtering: boolean;
}

export function SectionView({ section, whole, filtering }: SectionViewProps) {
  const { solved, available, total } = countSection(whole.find((s) => s.slug === section.slug) ?? section);
  return (
    <section className={styles.section} id={section.slug} aria-labelledby={`${section.slug}-title`}>
      <header className={styles.sectionHead}>
        <h2 id={`${section.slug}-title`}>
          <span className={styles.sectionNumber}>{section.number}</span> {section.title}
        </h2>
        <Stars count={section.stars} />
        <span className={clsx(styles.sectionCount, shared.soft, shared.small)}>
          {available === 0 ? `${total} problems, coming` : `${solved} of ${available} solved`}
          {available > 0 && available < total && `, ${total - available} coming`}
        </span>
      </header>
      {section.groups.map((group, i) => (
        <div className={styles.group} key={group.name ?? i}>
          {group.name && <h3>{group.name}</h3>}
          <ul className={styles.topics}>
            {group.topics.map((topic) => (
              <TopicLine key={topic.id} topic={topic} />
            ))}
          </ul>
        </div>
      ))}
      {filtering && <p className={shared.visuallyHidden}>Filters hide a part of this section.</p>}
    </section>
  );
}

function TopicLine({ topic }: { topic: Topic }) {
  const coming = topic.problems.every((problem) => !problem.available);
  return (
    <li className={clsx(styles.topic, coming && styles.coming)}>
      <KnownTick topic={topic} />
      <span className={styles.topicName}>{topic.name}</span>
      <ul className={styles.topicProblems}>
        {topic.problems.map((problem) => (
          <li key={problem.slug}>
            <ProblemLink problem={problem} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function ProblemLink({ problem }: { problem: ProblemLine }) {
  if (!problem.available) {
    return (
      <span className={clsx(styles.problemLine, styles.coming)} data-testid="coming-problem">
        <span className={styles.problemTitle}>{problem.title}</span>
        <span className={styles.comingTag}>coming</span>
      </span>
    );
  }
  return (
    <Link href={`/problems/${problem.slug}`} className={styles.problemLine}>
      <StateMark state={problem.state} />
      <span className={styles.problemTitle}>{problem.title}</span>
      <DifficultyMark difficulty={problem.difficulty} />
    </Link>
  );
}
