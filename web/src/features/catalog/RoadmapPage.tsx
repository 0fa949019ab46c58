/** The study list as a path: sections with stars, groups, topics in their order, each with its problems and how far one is. */

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearch } from "wouter";

import { open } from "../../api/base";
import { failureOf } from "../../api/errors";
import { syllabusQuery } from "../../api/queries";
import type { Syllabus } from "../../api/types";
import shared from "../../styles/shared.module.css";
import { Failed, Loading } from "../../ui/MessagePage";
import { useTitle } from "../../ui/useTitle";
import { applyFilter, type Filter, isFiltering, NO_FILTER, readFilter, writeFilter } from "./filter";
import { FilterBar } from "./FilterBar";
import { Overview } from "./Overview";
import styles from "./RoadmapPage.module.css";
import { SectionNav } from "./SectionNav";
import { SectionView } from "./SectionView";

export function RoadmapPage() {
  useTitle("Gradus");
  const syllabus = useQuery(syllabusQuery);
  if (syllabus.data) return <Roadmap syllabus={syllabus.data} />;
  if (syllabus.error) return <Failed {...failureOf(syllabus.error)} retry={() => void syllabus.refetch()} />;
  return <Loading what="the roadmap" />;
}

function Roadmap({ syllabus }: { syllabus: Syllabus }) {
  const query = useSearch();
  const filter = useMemo(() => readFilter(query), [query]);
  const shown = useMemo(() => applyFilter(syllabus.sections, filter), [syllabus, filter]);
  const filtering = isFiltering(filter);

  const change = (part: Partial<Filter>): void => {
    const next = writeFilter({ ...filter, ...part });
    open(next ? `/?${next}` : "/", { replace: true });
  };

  return (
    <div className={styles.roadmap}>
      <SectionNav sections={syllabus.sections} />
      <div>
        <Overview syllabus={syllabus} shown={shown} filtering={filtering} />
        <FilterBar sections={syllabus.sections} shown={shown} filter={filter} change={change} />
        {shown.length === 0 && (
          <div className={styles.roadmapEmpty}>
            <p>No topic of the list fits these filters.</p>
            <button type="button" className={shared.button} onClick={() => change(NO_FILTER)}>
              Clear the filters
            </button>
          </div>
        )}
        {shown.map((section) => (
          <SectionView key={section.slug} section={section} whole={syllabus.sections} filtering={filtering} />
        ))}
      </div>
    </div>
  );
}
