/** How long to wait before asking again a server that did not answer. */

const FIRST = 1_000; // milliseconds
const LONGEST = 60_000;

/** Milliseconds after so many failures in a row: doubling up to a minute, each at random between half and the whole of that. */
export function backoff(failures: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 16));
  return (whole * (1 + random())) / 2;
}
