/**
 * The search for the smallest input that a submission fails on, as its steps come.
 *
 * A search is begun by a POST and never taken up again, so its stream is read here rather than by an EventSource, which would ask
 * anew whenever a connection ends.
 */

import { ApiError } from "./errors";
import { openSearch } from "./routes";
import type { Shrunk } from "./verdict";

interface Search {
  /** Nobody asked: the server searches only if the judge has nothing else to do. */
  unasked: boolean;
  onStep: (step: Shrunk) => void;
  signal: AbortSignal;
}

/** Resolves with the last step; throws ApiError. */
export async function search(id: number, { unasked, onStep, signal }: Search): Promise<Shrunk> {
  for await (const { event, data } of serverSentEvents(await openSearch(id, unasked, signal))) {
    if (event === "failed") throw new ApiError(500, "search_failed", (JSON.parse(data) as { message: string }).message);
    const step = JSON.parse(data) as Shrunk;
    if (step.done) return step;
    onStep(step);
  }
  throw new ApiError(0, "search_ended", "The search ended without a result. The verdict stands.");
}

export async function* serverSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const events = text.split(/\r?\n\r?\n/);
      text = events.pop() ?? "";
      for (const lines of events) {
        const event = parse(lines);
        if (event.data) yield event;
      }
    }
  } finally {
    await reader.cancel();
  }
}

function parse(lines: string): { event: string; data: string } {
  const fields = lines.split(/\r?\n/).map((line) => /^(event|data): ?(.*)$/.exec(line));
  const of = (name: string): string[] => fields.flatMap((field) => (field?.[1] === name ? [field[2] ?? ""] : []));
  return { event: of("event").at(-1) ?? "message", data: of("data").join("\n") };
}
