import type { Section } from "../../api/types";
import { countSection } from "./filter";

/** The fifteen sections at the side of wide windows, each with how much of it is solved. */
export function SectionNav({ sections }: { sections: Section[] }) {
  return (
    <nav className="section-nav" aria-label="Sections">
      <ol>
        {sections.map((section) => {
          const { solved, available } = countSection(section);
          return (
            <li key={section.slug}>
              <a href={`#${section.slug}`}>
                <span className="section-nav-title">{section.title}</span>
                {available > 0 && (
                  <span className="section-nav-count" aria-label={`${solved} of ${available} solved`}>
                    {solved}/{available}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
