/** A year of days as weeks for the calendar: plain dates, no time zones. */

export interface Day {
  date: string;
  submissions: number;
  solved: number;
}

const DAY = 86_400_000;

/** The last `count` weeks up to today's, each from Monday to Sunday; days to come are null. */
export function weeksUpTo(today: string, count: number, days: Day[]): (Day | null)[][] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const now = Date.parse(`${today}T00:00:00Z`);
  const weekday = (new Date(now).getUTCDay() + 6) % 7;
  const monday = now - weekday * DAY - (count - 1) * 7 * DAY;
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const moment = monday + (week * 7 + day) * DAY;
      if (moment > now) return null;
      const date = new Date(moment).toISOString().slice(0, 10);
      return byDate.get(date) ?? { date, submissions: 0, solved: 0 };
    }),
  );
}

/** 0 (nothing) to 4 (a busy day). */
export function level(submissions: number): 0 | 1 | 2 | 3 | 4 {
  if (submissions === 0) return 0;
  if (submissions < 3) return 1;
  if (submissions < 6) return 2;
  return submissions < 12 ? 3 : 4;
}
