import { Link } from "wouter";

import type { Progress } from "../../api/types";

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
      <svg className="staircase" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {sections.map((section, i) => {
          const height = LOWEST + ((HEIGHT - LOWEST) * (i + 1)) / sections.length;
          const ready = section.total > 0 ? (height * section.available) / section.total : 0;
          const done = section.total > 0 ? (height * section.solved) / section.total : 0;
          const box = { x: i * step + GAP / 2, width: step - GAP, rx: 4 };
          return (
            <g key={section.slug}>
              <title>{`${section.title}: ${section.solved} of ${section.available} solved`}</title>
              <rect {...box} y={HEIGHT - height} height={height} className="step-total" />
              <rect {...box} y={HEIGHT - ready} height={ready} className="step-ready" />
              <rect {...box} y={HEIGHT - done} height={done} className="step-done" />
            </g>
          );
        })}
      </svg>
      <p className="legend soft small" aria-hidden="true">
        <span className="key done" /> solved <span className="key ready" /> ready <span className="key total" /> coming
      </p>
      <ol className="section-list">
        {sections.map((section, i) => (
          <li key={section.slug}>
            <Link href={`/?section=${section.slug}`}>
              <span className="soft">{i + 1}</span> {section.title}
            </Link>
            <span className="soft small">
              {section.available > 0 ? `${section.solved} of ${section.available}` : "coming"}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
