import clsx from "clsx";
import { Link } from "wouter";

import type { Progress } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./Staircase.module.css";

type SectionCount = Progress["by_section"][number];

const WIDTH = 900;
const HEIGHT = 220;
const LOWEST = 40;
const GAP = 6;

/** Each section is a step; it fills from below as its problems are solved. The list beneath says the same in words. */
export function Staircase({ sections }: { sections: SectionCount[] }) {
  const step = WIDTH / Math.max(1, sections.length);
  return (
    <>
      <svg className={styles.staircase} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {sections.map((section, i) => {
          const height = LOWEST + ((HEIGHT - LOWEST) * (i + 1)) / sections.length;
          const ready = section.total > 0 ? (height * section.available) / section.total : 0;
          const done = section.total > 0 ? (height * section.solved) / section.total : 0;
          const box = { x: i * step + GAP / 2, width: step - GAP, rx: 4 };
          return (
            <g key={section.slug}>
              <title>{`${section.title}: ${section.solved} of ${section.available} solved`}</title>
              <rect {...box} y={HEIGHT - height} height={height} className={styles.stepTotal} />
              <rect {...box} y={HEIGHT - ready} height={ready} className={styles.stepReady} />
              <rect {...box} y={HEIGHT - done} height={done} className={styles.stepDone} />
            </g>
          );
        })}
      </svg>
      <p className={clsx(styles.legend, shared.soft, shared.small)} aria-hidden="true">
        <span className={clsx(styles.key, styles.done)} /> solved <span className={clsx(styles.key, styles.ready)} /> ready <span className={clsx(styles.key, styles.total)} /> coming
      </p>
      <ol className={styles.sectionList}>
        {sections.map((section, i) => (
          <li key={section.slug}>
            <Link href={`/?section=${section.slug}`}>
              <span className={shared.soft}>{i + 1}</span> {section.title}
            </Link>
            <span className={clsx(shared.soft, shared.small)}>
              {section.available > 0 ? `${section.solved} of ${section.available}` : "coming"}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
