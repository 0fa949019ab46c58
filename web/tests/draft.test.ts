import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ApiError, unreachable } from "../src/api/errors";
import type { Draft } from "../src/api/types";
import { type LocalDraft, openDraft, parse } from "../src/editor/draft";
import { DraftKeeper } from "../src/editor/keeper";

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

describe("the keeper", () => {
  let places: Places;
  let keeper: DraftKeeper;

  beforeEach(async () => {
    vi.useFakeTimers();
    places = new Places();
    keeper = new DraftKeeper(places, "starter");
    await keeper.open();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it("writes here at once and there after a pause", async () => {
    keeper.typed("a");
    keeper.typed("ab");
    expect(places.stored).toEqual(local("ab", 0, true));
    expect(places.puts).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(places.puts).toBe(1);
    expect(places.server).toMatchObject({ source: "ab", revision: 1 });
    expect(places.stored).toEqual(local("ab", 1, false));
    expect(keeper.snapshot().save).toEqual({ kind: "saved" });
  });

  it("tells the server what an earlier visit could not, and says that it does", async () => {
    places.stored = local("typed offline", 0, true);
    const later = new DraftKeeper(places, "starter");
    await later.open();
    expect(later.snapshot().save).toEqual({ kind: "saving" });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(places.server.source).toBe("typed offline");
  });

  it("keeps what was typed while the server was told, and tells it", async () => {
    keeper.typed("a");
    const pushing = keeper.push();
    keeper.typed("ab");
    await pushing;
    expect(places.stored).toEqual(local("ab", 1, true));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(places.server.source).toBe("ab");
  });

  it("loses nothing with the connection, and tells the server when it is back", async () => {
    places.reachable = false;
    keeper.typed("a");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(places.puts).toBe(1);
    expect(keeper.snapshot().save.kind).toBe("local");
    expect(places.stored?.source).toBe("a");
    places.reachable = true;
    await keeper.push();
    expect(places.server.source).toBe("a");
  });

  it("shows a conflict and waits for the person", async () => {
    places.server = remote("theirs", 4);
    keeper.typed("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.snapshot().conflict).toMatchObject({ source: "theirs" });
    keeper.typed("mine, longer");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(places.server.source).toBe("theirs");
    keeper.settle("mine");
    await vi.advanceTimersByTimeAsync(1);
    expect(places.server).toMatchObject({ source: "mine, longer", revision: 5 });
  });

  it("takes the other copy when asked to", async () => {
    places.server = remote("theirs", 4);
    keeper.typed("mine");
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.settle("theirs");
    expect(keeper.snapshot()).toMatchObject({ shown: { source: "theirs" }, conflict: null });
    expect(places.stored).toEqual(local("theirs", 4, false));
  });

  it("asks nobody when the same text was saved elsewhere", async () => {
    places.server = remote("same", 4);
    keeper.typed("same");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.snapshot()).toMatchObject({ conflict: null, save: { kind: "saved" } });
  });

  it("follows another tab", () => {
    keeper.heard(local("from the other tab", 2, false));
    expect(keeper.snapshot().shown).toEqual({ source: "from the other tab" });
    expect(keeper.source).toBe("from the other tab");
  });

  it("says so when the browser refuses to store", async () => {
    places.storable = false;
    keeper.typed("a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.snapshot().save.kind).toBe("server");
    expect(places.server.source).toBe("a");
  });
});
