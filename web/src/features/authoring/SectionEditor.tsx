/** One section of the study list: its name, its stars, its topics. */

import clsx from "clsx";
import { type ReactNode, useId, useState } from "react";

import type { EditedTopic } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { CloseIcon } from "../../ui/icons";
import { NewName } from "./NewName";
import { SLUG, SLUG_RULE } from "./slug";
import styles from "./SyllabusPage.module.css";
import {
  addTopic,
  changeSection,
  changeTopic,
  holderOf,
  moveSection,
  moveTopic,
  removeSection,
  removeTopic,
  type Sections,
  sendTopic,
} from "./syllabusEdits";

const STARS = [1, 2, 3] as const;

interface SectionEditorProps {
  sections: Sections;
  at: number;
  titles: ReadonlyMap<string, string>;
  onChange: (sections: Sections) => void;
}

export function SectionEditor({ sections, at, titles, onChange }: SectionEditorProps) {
  const [open, setOpen] = useState(false);
  const section = sections[at];
  if (section === undefined) return null;
  const { title, topics, stars } = section;
  return (
    <details className={styles.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>
          {at + 1}. {title}
        </strong>{" "}
        <span className={shared.soft}>
          {"★".repeat(stars)} {topics.length === 1 ? "one topic" : `${topics.length} topics`}
        </span>
      </summary>
      {open && (
        <div className={styles.inside}>
          <div className={styles.tools}>
            <Labelled label="Title" wide>
              {(id) => (
                <input id={id} className={shared.field} maxLength={200} value={title} onChange={(event) => onChange(changeSection(sections, at, { title: event.target.value }))} />
              )}
            </Labelled>
            <Labelled label="Stars">
              {(id) => (
                <select id={id} className={shared.field} value={stars} onChange={(event) => onChange(changeSection(sections, at, { stars: Number(event.target.value) }))}>
                  {STARS.map((count) => (
                    <option key={count} value={count}>
                      {"★".repeat(count)}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            <Movers
              what={title}
              first={at === 0}
              last={at === sections.length - 1}
              move={(by) => onChange(moveSection(sections, at, by))}
              remove={topics.length === 0 ? () => onChange(removeSection(sections, at)) : undefined}
            />
          </div>
          <ol className={styles.topics}>
            {topics.map((topic, i) => (
              <TopicEditor key={topic.id} sections={sections} at={at} index={i} topic={topic} titles={titles} onChange={onChange} />
            ))}
          </ol>
          <NewName label={`New topic in ${title}`} action="Add topic" add={(name) => onChange(addTopic(sections, at, name, new Set(titles.keys())))} />
        </div>
      )}
    </details>
  );
}

interface TopicEditorProps extends SectionEditorProps {
  index: number;
  topic: EditedTopic;
}

function TopicEditor({ sections, at, index, topic, titles, onChange }: TopicEditorProps) {
  const change = (values: Partial<EditedTopic>): void => onChange(changeTopic(sections, at, index, values));
  const count = sections[at]?.topics.length ?? 0;
  return (
    <li className={styles.topic}>
      <div className={styles.tools}>
        <Labelled label="Topic" wide>
          {(id) => <input id={id} className={shared.field} maxLength={200} value={topic.name} onChange={(event) => change({ name: event.target.value })} />}
        </Labelled>
        <Labelled label="Group">
          {(id) => (
            <input id={id} className={shared.field} maxLength={200} placeholder="none" value={topic.group} onChange={(event) => change({ group: event.target.value })} />
          )}
        </Labelled>
        <Labelled label="Section">
          {(id) => (
            <select id={id} className={clsx(shared.field, styles.short)} value={at} onChange={(event) => onChange(sendTopic(sections, at, index, Number(event.target.value)))}>
              {sections.map((section, i) => (
                <option key={section.slug} value={i}>
                  {section.title}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Movers
          what={topic.name}
          first={index === 0}
          last={index === count - 1}
          move={(by) => onChange(moveTopic(sections, at, index, by))}
          remove={() => onChange(removeTopic(sections, at, index))}
        />
      </div>
      <Problems sections={sections} topic={topic} titles={titles} onChange={(problems) => change({ problems })} />
    </li>
  );
}

interface ProblemsProps {
  sections: Sections;
  topic: EditedTopic;
  titles: ReadonlyMap<string, string>;
  onChange: (problems: string[]) => void;
}

function Problems({ sections, topic, titles, onChange }: ProblemsProps) {
  const id = useId();
  const [slug, setSlug] = useState("");
  const [fault, setFault] = useState("");
  const add = (): void => {
    const wanted = slug.trim().toLowerCase();
    const holder = holderOf(sections, wanted);
    if (!SLUG.test(wanted)) setFault(SLUG_RULE);
    else if (holder !== null) setFault(`${titles.get(wanted) ?? wanted} stands in the topic ${holder.name}. Take it out there first.`);
    else {
      onChange([...topic.problems, wanted]);
      setSlug("");
      setFault("");
    }
  };
  return (
    <div className={styles.problems}>
      {topic.problems.map((each) => (
        <span key={each} className={clsx(styles.chip, shared.small)}>
          {titles.get(each) ?? `${each} (coming)`}
          <button
            type="button"
            className={styles.unchip}
            aria-label={`Take ${titles.get(each) ?? each} out of ${topic.name}`}
            onClick={() => onChange(topic.problems.filter((other) => other !== each))}
          >
            <CloseIcon />
          </button>
        </span>
      ))}
      <form
        className={styles.adding}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className={shared.field}
          aria-label={`Add a problem to ${topic.name}`}
          aria-invalid={fault !== "" || undefined}
          aria-describedby={fault ? `${id}-fault` : undefined}
          placeholder="Add a problem"
          list={id}
          maxLength={60}
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
        />
        <datalist id={id}>
          {[...titles].map(([each, title]) => (
            <option key={each} value={each}>
              {title}
            </option>
          ))}
        </datalist>
      </form>
      {fault && (
        <p id={`${id}-fault`} role="alert" className={clsx(styles.fault, shared.small)}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface MoversProps {
  what: string;
  first: boolean;
  last: boolean;
  move: (by: number) => void;
  remove: (() => void) | undefined;
}

function Movers({ what, first, last, move, remove }: MoversProps) {
  return (
    <div className={styles.movers}>
      <button type="button" className={clsx(shared.button, shared.icon)} aria-label={`Move ${what} up`} disabled={first} onClick={() => move(-1)}>
        ↑
      </button>
      <button type="button" className={clsx(shared.button, shared.icon)} aria-label={`Move ${what} down`} disabled={last} onClick={() => move(1)}>
        ↓
      </button>
      {remove && (
        <button type="button" className={shared.button} aria-label={`Remove ${what}`} onClick={remove}>
          Remove
        </button>
      )}
    </div>
  );
}

function Labelled({ label, wide = false, children }: { label: string; wide?: boolean; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={clsx(styles.labelled, wide && styles.wide)}>
      <label htmlFor={id} className={clsx(shared.soft, shared.small)}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
