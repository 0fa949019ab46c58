import clsx from "clsx";
import { useEffect, useRef } from "react";

import shared from "../../styles/shared.module.css";
import styles from "./Calendar.module.css";
import { type Day, level, weeksUpTo } from "./weeks";

const WEEKS = 53;
const CELL = 13;
const PITCH = 16;

/** A year of activity, a square a day. The sentence above it says what a screen reader needs. */
export function Calendar({ today, days }: { today: string; days: Day[] }) {
  const box = useRef<HTMLDivElement>(null);
  const weeks = weeksUpTo(today, WEEKS, days);
  const active = days.filter((day) => day.submissions > 0).length;
  const submissions = days.reduce((sum, day) => sum + day.submissions, 0);

  useEffect(() => {
    box.current?.scrollTo({ left: box.current.scrollWidth }); // on narrow windows today is what one wants to see
  }, []);

  return (
    <>
      <p className={shared.soft}>
        {submissions === 0
          ? "Nothing yet. Every day with a submission is marked here."
          : `${submissions} ${submissions === 1 ? "submission" : "submissions"} on ${active} ${active === 1 ? "day" : "days"} of the last year.`}
      </p>
      <div className={clsx(shared.scrollBox, styles.calendar)} ref={box} tabIndex={0} role="group" aria-label="Calendar of the last year">
        <svg width={WEEKS * PITCH} height={7 * PITCH + 18} aria-hidden="true">
          {weeks.map((week, i) => (
            <g key={i} transform={`translate(${i * PITCH} 18)`}>
              {startsMonth(week, weeks[i - 1]) && (
                <text y={-6} className={styles.month}>
                  {monthName(week[0])}
                </text>
              )}
              {week.map(
                (day, j) =>
                  day && (
                    <rect key={day.date} y={j * PITCH} width={CELL} height={CELL} rx={3} className={clsx(styles.day, styles[`level${level(day.submissions)}`])}>
                      <title>{`${day.date}: ${day.submissions} submissions, ${day.solved} solved`}</title>
                    </rect>
                  ),
              )}
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}

function startsMonth(week: (Day | null)[], before: (Day | null)[] | undefined): boolean {
  return before !== undefined && week[0]?.date.slice(5, 7) !== before[0]?.date.slice(5, 7);
}

function monthName(day: Day | null | undefined): string {
  return day ? new Date(`${day.date}T00:00:00Z`).toLocaleString("en", { month: "short", timeZone: "UTC" }) : "";
}
