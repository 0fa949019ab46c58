/**
 * A submission's events from the first to the verdict.
 *
 * The browser's EventSource reconnects by itself and sends Last-Event-ID, so the server replays what was missed. Where the stream
 * does not come through (a proxy that buffers, a connection that keeps breaking), the same events are polled from the event log:
 * with growing pauses while the server does not answer, and at once when it is back, so that a restart loses nothing.
 * An event may arrive twice; `reduce` in judging.ts drops the second.
 */

import { backoff } from "./backoff";
import { onReturn } from "./connection";
import { ApiError } from "./errors";
import { eventsAddress, getEventLog } from "./routes";
import type { JudgeEvent } from "./verdict";

export interface Follower {
  onEvent: (id: string, attempt: number, event: JudgeEvent) => void;
  onError: (error: ApiError) => void;
}

const NAMES = ["queued", "started", "case", "verdict"] as const;
const MAX_FAILURES = 3; // failed connections without an event between them
const POLL_EVERY = 700; // milliseconds
const SILENCE = 8_000; // milliseconds without any event before the log is asked as well

export function follow(id: number, follower: Follower): () => void {
  let last: string | null = null;
  let failures = 0;
  let refused = 0; // times in a row that the log did not answer
  let polling = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const source = new EventSource(eventsAddress(id));

  const hasStopped = (): boolean => stopped;

  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    source.close();
    stopWaiting();
  };

  const take = (eventId: string, attempt: number, event: JudgeEvent): void => {
    if (stopped) return;
    last = eventId;
    failures = 0;
    follower.onEvent(eventId, attempt, event);
    if (event.type === "verdict") stop();
  };

  const poll = async (): Promise<void> => {
    clearTimeout(timer);
    if (polling || hasStopped()) return;
    polling = true;
    source.close();
    try {
      const log = await getEventLog(id, last);
      refused = 0;
      for (const entry of log.events) take(entry.id, entry.attempt, entry.event);
      if (log.retrying > 0) follower.onEvent(last ?? "", log.retrying, { type: "queued", ahead: 0, retrying: true });
      if (log.done) stop();
    } catch (error) {
      const lasting = error instanceof ApiError && !error.unreachable && error.status < 500 && error.status !== 429;
      if (lasting) {
        stop();
        follower.onError(error);
      }
      refused += 1;
    } finally {
      polling = false;
    }
    if (!hasStopped()) timer = setTimeout(() => void poll(), refused > 0 ? backoff(refused) : POLL_EVERY);
  };
  const stopWaiting = onReturn(() => {
    if (refused > 0) void poll();
  });

  const expectSoon = (): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void poll(), SILENCE);
  };

  for (const name of NAMES) {
    source.addEventListener(name, (message) => {
      const event = JSON.parse(message.data as string) as JudgeEvent & { attempt?: number };
      expectSoon();
      take(message.lastEventId, event.attempt ?? 1, { ...event, type: name } as JudgeEvent);
    });
  }
  source.addEventListener("error", () => {
    if (stopped) return;
    failures += 1;
    if (source.readyState === EventSource.CLOSED || failures >= MAX_FAILURES) void poll();
  });
  expectSoon();
  return stop;
}
