import { expect, it, vi } from "vitest";

import { search, serverSentEvents } from "../src/api/search";
import * as routes from "../src/api/routes";

function stream(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const bytes = chunks.map((chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk));
  return new ReadableStream({
    start(controller) {
      bytes.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
}

const step = (examples: number, done = false): string =>
  `event: ${done ? "smallest" : "smaller"}\ndata: ${JSON.stringify({ result: null, examples, done })}\n\n`;

async function run(body: ReadableStream<Uint8Array>) {
  vi.spyOn(routes, "openSearch").mockResolvedValue(body);
  const seen: number[] = [];
  const last = search(7, { unasked: true, onStep: (each) => void seen.push(each.examples), signal: new AbortController().signal });
  return { last: await last, seen };
}

it("tells each step and ends with the last", async () => {
  const { last, seen } = await run(stream(step(3), step(5) + step(9, true)));
  expect(seen).toEqual([3, 5]);
  expect(last).toEqual({ result: null, examples: 9, done: true });
});

it("puts events together that come in pieces, in the middle of a letter too", async () => {
  const bytes = new TextEncoder().encode("event: smaller\ndata: \"ä\"\n\n: a comment\n\n");
  const events = [];
  for await (const event of serverSentEvents(stream(bytes.slice(0, 23), bytes.slice(23)))) events.push(event);
  expect(events).toEqual([{ event: "smaller", data: '"ä"' }]);
});

it("throws what the server says where the search broke", async () => {
  await expect(run(stream(step(3), 'event: failed\ndata: {"message": "It broke."}\n\n'))).rejects.toThrow("It broke.");
});

it("throws where the stream ends early", async () => {
  await expect(run(stream(step(3)))).rejects.toThrow("without a result");
});
