import type { Section } from "../../api/types";
import { countSection } from "./filter";
import styles from "./SectionNav.module.css";

/** The fifteen sections at the side of wide windows, each with how much of it is solved. */
export function SectionNav({ sections }: { sections: Section[] }) {
  return (
    <nav className={styles.sectionNav} aria-label="Sections">
      <ol>
        {sections.map((section) => {
          const { solved, available } = countSection(section);
          return (
            <li key={section.slug}>
              <a href={`#${section.slug}`}>
                <span className={styles.sectionNavTitle}>{section.title}</span>
                {available > 0 && (
                  <span className={styles.sectionNavCount} aria-label={`${solved} of ${available} solved`}>
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
