/** Search and filters; they live in the address, so a filtered list can be kept as a bookmark. */

import clsx from "clsx";
import { useEffect, useRef } from "react";

import type { Section } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { type Filter, isFiltering, NO_FILTER } from "./filter";
import styles from "./FilterBar.module.css";
import { DIFFICULTY_NAMES, STATE_NAMES } from "./marks";

interface FilterBarProps {
  sections: Section[];
  shown: Section[];
  filter: Filter;
  change: (part: Partial<Filter>) => void;
}

export function FilterBar({ sections, shown, filter, change }: FilterBarProps) {
  const search = useSearchKey();
  const count = shown.flatMap((s) => s.groups).flatMap((g) => g.topics).length;
  return (
    <search className={styles.filters}>
      <input
        ref={search}
        type="search"
        className={clsx(shared.field, styles.filterSearch)}
        placeholder="Search topics and problems   ( / )"
        aria-label="Search topics and problems"
        aria-keyshortcuts="/"
        value={filter.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <select
        className={clsx(shared.field, styles.filterSection)}
        aria-label="Section"
        value={filter.section}
        onChange={(event) => change({ section: event.target.value })}
      >
        <option value="">All sections</option>
        {sections.map((section) => (
          <option key={section.slug} value={section.slug}>
            {section.number}. {section.title}
          </option>
        ))}
      </select>
      <Choice
        label="Difficulty"
        none="Any difficulty"
        names={DIFFICULTY_NAMES}
        value={filter.difficulty}
        onChange={(difficulty) => change({ difficulty })}
      />
      <Choice label="State" none="Any state" names={STATE_NAMES} value={filter.state} onChange={(state) => change({ state })} />
      <select
        className={shared.field}
        aria-label="Stars"
        value={filter.stars}
        onChange={(event) => change({ stars: Number(event.target.value) })}
      >
        <option value={0}>Any stars</option>
        {[3, 2, 1].map((stars) => (
          <option key={stars} value={stars}>
            {"★".repeat(stars)}
          </option>
        ))}
      </select>
      {isFiltering(filter) && (
        <button type="button" className={clsx(shared.button, shared.quiet)} onClick={() => change(NO_FILTER)}>
          Clear
        </button>
      )}
      <span className={shared.visuallyHidden} role="status">
        {isFiltering(filter) ? `${count} topics shown` : ""}
      </span>
    </search>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  none: string;
  names: Record<T, string>;
  value: T | "";
  onChange: (value: T | "") => void;
}

function Choice<T extends string>({ label, none, names, value, onChange }: ChoiceProps<T>) {
  return (
    <select className={shared.field} aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T | "")}>
      <option value="">{none}</option>
      {(Object.entries(names) as [T, string][]).map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** The slash focuses the search from anywhere but a field. */
function useSearchKey(): React.RefObject<HTMLInputElement | null> {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const inField = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || inField) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return search;
}
