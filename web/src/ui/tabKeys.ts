/** The keys that move between tabs: arrows step around, Home and End jump. */

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The tab that a key leads to from the one at `at`; null for any other key. */
export function tabAfter(key: string, at: number, count: number): number | null {
  return STEPS[key]?.(at, count) ?? null;
}
