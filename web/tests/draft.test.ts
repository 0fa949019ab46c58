import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ApiError, unreachable } from "../src/api/errors";
import type { Draft } from "../src/api/types";
import { type LocalDraft, openDraft, parse } from "../src/features/drafts/draft";
import { DraftSync } from "../src/features/drafts/draftSync";

const remote = (source: string, revision: number): Draft => ({ source, revision, updated_at: "2026-01-01T00:00:00Z" });
const local = (source: string, base: number, dirty: boolean): LocalDraft => ({ source, base, dirty });

describe("which copy is shown", () => {
  it.each<[string, LocalDraft | null, Draft | null, string]>([
    ["nothing anywhere: the starter", null, null, "starter"],
    ["only the server's", null, remote("theirs", 3), "theirs"],
    ["the server cannot be asked: ours", local("mine", 2, true), null, "mine"],
    ["the server has nothing newer: ours", local("mine", 3, true), remote("theirs", 3), "mine"],
    ["the server is newer and ours is unchanged: theirs", local("mine", 2, false), remote("theirs", 3), "theirs"],
    ["both are the same text", local("same", 2, true), remote("same", 3), "same"],
  ])("%s", (_, mine, theirs, shown) => {
    const opening = openDraft(mine, theirs, "starter");
    expect(opening.kind).toBe("use");
    expect(opening.draft.source).toBe(shown);
  });

  it("is the person's choice when both changed", () => {
    const theirs = remote("theirs", 3);
    expect(openDraft(local("mine", 2, true), theirs, "starter")).toEqual({ kind: "conflict", draft: local("mine", 2, true), theirs });
  });

  it("takes nothing from storage that is no draft", () => {
    expect(parse('{"source": 3}')).toBeNull();
    expect(parse('{"source": "x", "base": 1}')).toEqual(local("x", 1, true));
  });
});

/** A server with revisions, and a browser's storage, in memory. */
class Places {
  server: Draft = remote("starter", 0);
  stored: LocalDraft | null = null;
  reachable = true;
  storable = true;
  puts = 0;

  readonly get = (): Promise<Draft> => (this.reachable ? Promise.resolve(this.server) : Promise.reject(unreachable()));

  readonly put = (source: string, base: number): Promise<Draft> => {
    this.puts += 1;
    if (!this.reachable) return Promise.reject(unreachable());
    if (base !== this.server.revision) return Promise.reject(new ApiError(409, "draft_conflict", "Changed elsewhere."));
    this.server = remote(source, base + 1);
    return Promise.resolve(this.server);
  };

  readonly read = (): LocalDraft | null => this.stored;

  readonly write = (draft: LocalDraft): boolean => {
    if (this.storable) this.stored = draft;
    return this.storable;
  };
}

describe("the draft sync", () => {
  let stores: Places;
  let sync: DraftSync;

  beforeEach(async () => {
    vi.useFakeTimers();
    stores = new Places();
    sync = new DraftSync(stores, "starter");
    await sync.open();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("writes here at once and there after a pause", async () => {
    sync.typed("a");
    sync.typed("ab");
    expect(stores.stored).toEqual(local("ab", 0, true));
    expect(stores.puts).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stores.puts).toBe(1);
    expect(stores.server).toMatchObject({ source: "ab", revision: 1 });
    expect(stores.stored).toEqual(local("ab", 1, false));
    expect(sync.snapshot().save).toEqual({ kind: "saved" });
  });

  it("tells the server what an earlier visit could not, and says that it does", async () => {
    stores.stored = local("typed offline", 0, true);
    const later = new DraftSync(stores, "starter");
    await later.open();
    expect(later.snapshot().save).toEqual({ kind: "saving" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stores.server.source).toBe("typed offline");
  });

  it("keeps what was typed while the server was told, and tells it", async () => {
    sync.typed("a");
    const pushing = sync.push();
    sync.typed("ab");
    await pushing;
    expect(stores.stored).toEqual(local("ab", 1, true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stores.server.source).toBe("ab");
  });

  it("loses nothing with the connection, and tells the server when it is back", async () => {
    stores.reachable = false;
    sync.typed("a");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stores.puts).toBe(1);
    expect(sync.snapshot().save.kind).toBe("local");
    expect(stores.stored?.source).toBe("a");
    stores.reachable = true;
    await sync.push();
    expect(stores.server.source).toBe("a");
  });

  it("shows a conflict and waits for the person", async () => {
    stores.server = remote("theirs", 4);
    sync.typed("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sync.snapshot().conflict).toMatchObject({ source: "theirs" });
    sync.typed("mine, longer");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(stores.server.source).toBe("theirs");
    sync.settle("mine");
    await vi.advanceTimersByTimeAsync(1);
    expect(stores.server).toMatchObject({ source: "mine, longer", revision: 5 });
  });

  it("takes the other copy when asked to", async () => {
    stores.server = remote("theirs", 4);
    sync.typed("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    sync.settle("theirs");
    expect(sync.snapshot()).toMatchObject({ shown: { source: "theirs" }, conflict: null });
    expect(stores.stored).toEqual(local("theirs", 4, false));
  });

  it("asks nobody when the same text was saved elsewhere", async () => {
    stores.server = remote("same", 4);
    sync.typed("same");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sync.snapshot()).toMatchObject({ conflict: null, save: { kind: "saved" } });
  });

  it("follows another tab", () => {
    sync.received(local("from the other tab", 2, false));
    expect(sync.snapshot().shown).toEqual({ source: "from the other tab" });
    expect(sync.source).toBe("from the other tab");
  });

  it("leaves what a server refuses to the next visit, once the page is left", async () => {
    const put = vi.fn(() => Promise.reject(new ApiError(401, "unauthorized", "Sign in.")));
    const closed = new DraftSync({ get: stores.get, read: stores.read, write: stores.write, put }, "starter");
    await closed.open();
    closed.typed("typed while the session ended");
    closed.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(put).toHaveBeenCalledTimes(1);
    expect(stores.stored).toEqual(local("typed while the session ended", 0, true));
  });

  it("sends the rest of what was typed after the page is left, where the server takes it", async () => {
    sync.typed("a");
    const pushing = sync.push();
    sync.typed("ab");
    sync.close();
    await pushing;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stores.server.source).toBe("ab");
  });

  it("says so when the browser refuses to store", async () => {
    stores.storable = false;
    sync.typed("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sync.snapshot().save.kind).toBe("server");
    expect(stores.server.source).toBe("a");
  });
});
