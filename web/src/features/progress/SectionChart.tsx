import clsx from "clsx";
import { Link } from "wouter";

import type { Progress } from "../../api/types";
import shared from "../../styles/shared.module.css";
import styles from "./SectionChart.module.css";

type SectionCount = Progress["by_section"][number];

const WIDTH = 900;
const HEIGHT = 220;
const TOP = 26; // room for the numbers above the bars
const BOTTOM = 22; // and for those of the sections below
const GAP = 10;

/** A bar a section, as high as it has problems, filled as far as they are solved. The list beneath says the same in words. */
export function SectionChart({ sections }: { sections: SectionCount[] }) {
  const step = WIDTH / Math.max(1, sections.length);
  const most = Math.max(1, ...sections.map((section) => section.total));
  const base = HEIGHT - BOTTOM;
  const high = (count: number): number => ((base - TOP) * count) / most;
  return (
    <>
      <div className={shared.scrollBox}>
        <svg className={styles.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          {sections.map((section, i) => {
            const box = { x: i * step + GAP / 2, width: step - GAP };
            const middle = (i + 0.5) * step;
            return (
              <g key={section.slug}>
                <title>{`${section.title}: ${section.solved} of ${section.total} solved`}</title>
                <rect {...box} y={base - high(section.total)} height={high(section.total)} className={styles.barTotal} />
                <rect {...box} y={base - high(section.available)} height={high(section.available)} className={styles.barReady} />
                <rect {...box} y={base - high(section.solved)} height={high(section.solved)} className={styles.barDone} />
                <text x={middle} y={base - high(section.total) - 7} textAnchor="middle" className={clsx(styles.number, section.solved > 0 && styles.begun)}>
                  {section.solved}/{section.total}
                </text>
                <text x={middle} y={HEIGHT - 5} textAnchor="middle" className={styles.number}>
                  {i + 1}
                </text>
              </g>
            );
          })}
          <line x1={0} x2={WIDTH} y1={base} y2={base} className={styles.base} />
        </svg>
      </div>
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
              {section.solved} of {section.total}
              {section.available < section.total && `, ${section.total - section.available} coming`}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
