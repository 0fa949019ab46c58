import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { unreachable } from "../src/api/errors";
import { follow } from "../src/api/follow";
import * as routes from "../src/api/routes";
import type { JudgeEvent } from "../src/api/verdict";

/** The browser's EventSource, driven by the test. */
class Source extends EventTarget {
  static last: Source;
  readyState = 1;

  constructor(readonly url: string) {
    super();
    Source.last = this;
  }

  send(name: string, id: string, data: object): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId: id }));
  }

  fail(state: number): void {
    this.readyState = state;
    this.dispatchEvent(new Event("error"));
  }

  close(): void {
    this.readyState = 2;
  }
}

const VERDICT = { type: "verdict", verdict: "accepted", groups: [] } as unknown as JudgeEvent;
const STARTED: JudgeEvent = { type: "started", total: 1, groups: [] };

let seen: string[];
let failed: string[];
const follower = {
  onEvent: (id: string, attempt: number, event: JudgeEvent) => void seen.push(`${id}/${attempt}/${event.type}`),
  onError: (error: Error) => void failed.push(error.message),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Object.assign(Source, { CLOSED: 2 }));
  seen = [];
  failed = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it("hears the stream to its verdict and closes it", () => {
  follow(7, follower);
  Source.last.send("started", "1-0", { ...STARTED, attempt: 1 });
  Source.last.send("verdict", "1-1", { ...VERDICT, attempt: 1 });
  expect(seen).toEqual(["1-0/1/started", "1-1/1/verdict"]);
  expect(Source.last.url).toBe("/api/submissions/7/events");
  expect(Source.last.readyState).toBe(2);
});

it("asks the log from where it stands when the stream does not come through", async () => {
  const log = vi
    .spyOn(routes, "getEventLog")
    .mockResolvedValueOnce({ events: [], done: false, retrying: 0 })
    .mockResolvedValueOnce({ events: [{ id: "1-1", attempt: 1, event: VERDICT }], done: true, retrying: 0 });
  follow(7, follower);
  Source.last.send("started", "1-0", { ...STARTED, attempt: 1 });
  Source.last.fail(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(log.mock.calls).toEqual([[7, "1-0"], [7, "1-0"]]);
  expect(seen).toEqual(["1-0/1/started", "1-1/1/verdict"]);
});

it("hears from the log that a failed attempt is tried again", async () => {
  vi.spyOn(routes, "getEventLog")
    .mockResolvedValueOnce({ events: [], done: false, retrying: 1 })
    .mockResolvedValueOnce({ events: [{ id: "2-1", attempt: 2, event: VERDICT }], done: true, retrying: 0 });
  follow(7, follower);
  Source.last.send("started", "1-0", { ...STARTED, attempt: 1 });
  Source.last.fail(2);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(seen).toEqual(["1-0/1/started", "1-0/1/queued", "2-1/2/verdict"]);
});

it("lets the browser reconnect twice before it turns to the log", () => {
  const log = vi.spyOn(routes, "getEventLog").mockResolvedValue({ events: [], done: true, retrying: 0 });
  follow(7, follower);
  Source.last.fail(0);
  Source.last.fail(0);
  expect(log).not.toHaveBeenCalled();
  Source.last.fail(0);
  expect(log).toHaveBeenCalledOnce();
});

it("hears nothing more once it was stopped", () => {
  const stop = follow(7, follower);
  stop();
  Source.last.send("started", "1-0", { ...STARTED, attempt: 1 });
  expect(seen).toEqual([]);
});

it("asks a server that restarts with growing pauses until it answers, and loses nothing", async () => {
  vi.spyOn(Math, "random").mockReturnValue(1);
  const log = vi.spyOn(routes, "getEventLog").mockRejectedValue(unreachable());
  follow(7, follower);
  Source.last.send("started", "1-0", { ...STARTED, attempt: 1 });
  Source.last.fail(2);
  await vi.advanceTimersByTimeAsync(500);
  expect(log).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000); // after one second
  expect(log).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000); // the next pause is of two
  expect(log).toHaveBeenCalledTimes(2);
  log.mockResolvedValue({ events: [{ id: "1-1", attempt: 1, event: VERDICT }], done: true, retrying: 0 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toHaveBeenLastCalledWith(7, "1-0");
  expect(seen).toEqual(["1-0/1/started", "1-1/1/verdict"]);
  expect(failed).toEqual([]);
});
