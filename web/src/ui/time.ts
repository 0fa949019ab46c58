const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

const dates = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const moments = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** "Jan 2, 2026" */
export function day(moment: string): string {
  return dates.format(new Date(moment));
}

/** "Jan 2, 2026, 3:04 PM" */
export function dayAndTime(moment: string): string {
  return moments.format(new Date(moment));
}

/** "5 minutes ago" */
export function ago(moment: string, now: number): string {
  const past = Math.max(0, (now - new Date(moment).getTime()) / 1000);
  const unit = UNITS.find(([, size]) => past >= size);
  return unit ? words.format(-Math.floor(past / unit[1]), unit[0]) : "just now";
}
