/** One section of the roadmap: its head, its groups, and a line for each topic with the problems that make it solvable. */

import { Link } from "wouter";

import type { ProblemLine, Section, Topic } from "../../api/types";
import { DifficultyMark, Stars, StateMark } from "./marks";
import { countSection } from "./filter";
import { KnownTick } from "./KnownTick";

interface SectionViewProps {
  section: Section;
  whole: Section[];
  filtering: boolean;
}

export function SectionView({ section, whole, filtering }: SectionViewProps) {
  const { solved, available, total } = countSection(whole.find((s) => s.slug === section.slug) ?? section);
  return (
    <section className="section" id={section.slug} aria-labelledby={`${section.slug}-title`}>
      <header className="section-head">
        <h2 id={`${section.slug}-title`}>
          <span className="section-number">{section.number}</span> {section.title}
        </h2>
        <Stars count={section.stars} />
        <span className="section-count soft small">
          {available === 0 ? `${total} problems, coming` : `${solved} of ${available} solved`}
          {available > 0 && available < total && `, ${total - available} coming`}
        </span>
      </header>
      {section.groups.map((group, i) => (
        <div className="group" key={group.name ?? i}>
          {group.name && <h3>{group.name}</h3>}
          <ul className="topics">
            {group.topics.map((topic) => (
              <TopicLine key={topic.id} topic={topic} />
            ))}
          </ul>
        </div>
      ))}
      {filtering && <p className="visually-hidden">Filters hide a part of this section.</p>}
    </section>
  );
}

function TopicLine({ topic }: { topic: Topic }) {
  const coming = topic.problems.every((problem) => !problem.available);
  return (
    <li className={coming ? "topic coming" : "topic"}>
      <KnownTick topic={topic} />
      <span className="topic-name">{topic.name}</span>
      <ul className="topic-problems">
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
      <span className="problem-line coming">
        <span className="problem-title">{problem.title}</span>
        <span className="coming-tag">coming</span>
      </span>
    );
  }
  return (
    <Link href={`/problems/${problem.slug}`} className="problem-line">
      <StateMark state={problem.state} />
      <span className="problem-title">{problem.title}</span>
      <DifficultyMark difficulty={problem.difficulty} />
    </Link>
  );
}
