import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { ApiError, unreachable } from "../src/api/errors";
import type { DraftFileChange, ProblemDraft, SavedFile } from "../src/api/types";
import { changedFiles } from "../src/features/authoring/changes";
import { DraftFiles } from "../src/features/authoring/draftFiles";
import { absent, grouped, solutionPath } from "../src/features/authoring/files";
import { slugOf } from "../src/features/authoring/slug";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one draft, on which another author can write too. */
class FakeServer {
  revision = 1;
  down = false;
  changes: DraftFileChange[] = [];
  readonly files = new Map<string, { text: string | null; revision: number }>();

  constructor(texts: Record<string, string>) {
    for (const [path, text] of Object.entries(texts)) this.files.set(path, { text, revision: 1 });
  }

  put(path: string, text: string | null): void {
    this.revision += 1;
    this.files.set(path, { text, revision: this.revision });
  }

  readonly save = (change: DraftFileChange): Promise<SavedFile> => {
    if (this.down) return Promise.reject(unreachable());
    this.changes.push(change);
    const file = this.files.get(change.path) ?? { text: null, revision: 0 };
    if (file.text !== change.text && file.revision !== change.base_revision) {
      return Promise.reject(new ApiError(409, "file_conflict", "Somebody has changed it.", { ...file }));
    }
    if (file.text !== change.text) this.put(change.path, change.text);
    const revision = this.files.get(change.path)?.revision ?? 0;
    return Promise.resolve({ path: change.path, revision, digest: `digest ${this.revision}`, faults: [] });
  };

  detail(): ProblemDraft {
    const files = [...this.files].flatMap(([path, { text, revision }]) => (text === null ? [] : [{ path, text, revision, changed_by: "", at: "" }]));
    const digest = `digest ${this.revision}`;
    return { id: 1, slug: "centre", section: "losses", title: "Centre", revision: this.revision, base_digest: null, digest, files, faults: [], checked: null };
  }
}

const later = () => vi.advanceTimersByTimeAsync(60_000);

function opened(texts: Record<string, string> = { "a.py": "1", "b.py": "2" }) {
  const server = new FakeServer(texts);
  return { server, files: new DraftFiles(server.detail(), server.save) };
}

it("saves what was typed once typing stops", async () => {
  const { server, files } = opened();
  files.typed("a.py", "12");
  files.typed("a.py", "123");
  expect(files.view.save).toBe("saving");
  expect(server.changes).toEqual([]);
  await later();
  expect(server.changes).toEqual([{ path: "a.py", text: "123", base_revision: 1 }]);
  expect(files.view).toMatchObject({ save: "saved", digest: "digest 2" });
});

it("shows what was typed to an editor that is opened later, and leaves the open one alone", () => {
  const { files } = opened();
  const shown = files.view.shown["a.py"];
  files.typed("a.py", "typed");
  expect(files.view.shown["a.py"]).toBe(shown);
  expect(shown).toEqual({ source: "typed" });
});

it("takes over what another author has changed where nothing was typed here", () => {
  const { server, files } = opened();
  server.put("b.py", "theirs");
  server.put("c.py", "new");
  server.put("a.py", null);
  files.merge(server.detail());
  expect(files.view.paths).toEqual(["b.py", "c.py"]);
  expect(files.view.shown["b.py"]).toEqual({ source: "theirs" });
});

it("forgets an answer that is older than what it knows", async () => {
  const { server, files } = opened();
  const old = server.detail();
  files.typed("a.py", "new");
  await later();
  files.merge(old);
  expect(files.text("a.py")).toBe("new");
});

it.each([
  ["mine", "mine", "mine"],
  ["theirs", "theirs", "theirs"],
] as const)("keeps both texts of a file that two have changed, until one is chosen: %s", async (which, here, there) => {
  const { server, files } = opened();
  server.put("a.py", "theirs");
  files.typed("a.py", "mine");
  await later();
  expect(files.view.conflicts["a.py"]).toMatchObject({ text: "theirs" });
  expect(server.files.get("a.py")?.text).toBe("theirs");
  files.settle("a.py", which);
  await later();
  expect(files.view.conflicts).toEqual({});
  expect([files.text("a.py"), server.files.get("a.py")?.text]).toEqual([here, there]);
});

it("saves when the server is back", async () => {
  const { server, files } = opened();
  server.down = true;
  files.typed("a.py", "typed");
  expect(await files.flush()).toBe(false);
  expect(files.view.save).toBe("offline");
  server.down = false;
  await later();
  expect(files.view.save).toBe("saved");
  expect(server.files.get("a.py")?.text).toBe("typed");
});

it("adds and deletes files, also one that was deleted before the page was opened", async () => {
  const { server, files } = opened();
  server.put("c.py", "once");
  server.put("c.py", null);
  files.add("c.py", "again");
  files.remove("b.py");
  await later();
  expect(files.view).toMatchObject({ save: "saved", paths: ["a.py", "c.py"] });
  expect(server.detail().files.map(({ path, text }) => [path, text])).toEqual([["a.py", "1"], ["c.py", "again"]]);
});

it("says why a file was refused, and saves the others", async () => {
  const { server, files } = opened();
  const save = vi.spyOn(server.files, "get").mockImplementationOnce(() => {
    throw new ApiError(422, "invalid_request", "The file is too large.");
  });
  files.typed("a.py", "large");
  files.typed("b.py", "small");
  await later();
  save.mockRestore();
  expect(files.view).toMatchObject({ save: "refused", refusal: "The file is too large." });
  expect(server.files.get("b.py")?.text).toBe("small");
});

it("groups files, and knows which there may be", () => {
  const paths = ["reference.py", "problem.toml", "rejected/b.py", "rejected/a.py", "notes.txt"];
  expect(grouped(paths)).toEqual([
    { name: "About", paths: ["problem.toml"] },
    { name: "Code", paths: ["reference.py"] },
    { name: "rejected/", paths: ["rejected/a.py", "rejected/b.py"] },
    { name: "Others", paths: ["notes.txt"] },
  ]);
  expect(absent(paths)).toContain("check.py");
  expect(absent(paths)).not.toContain("reference.py");
});

it.each([
  ["forgets-the-mean", "rejected/forgets-the-mean.py"],
  [" in_place.py ", "rejected/in_place.py"],
  ["Über", null],
  ["", null],
  ["../x", null],
])("makes a path of %s", (typed, path) => expect(solutionPath("rejected", typed)).toBe(path));

it.each([
  ["Huber’s loss (smooth)", "hubers-loss-smooth"],
  ["  K-Means++ ", "k-means"],
  ["Müller", "muller"],
])("proposes a slug for %s", (title, slug) => expect(slugOf(title)).toBe(slug));

it("finds the files that differ", () => {
  expect(changedFiles({ a: "1", b: "2", c: "3" }, { b: "2", c: "4", d: "5" })).toEqual([
    { path: "a", how: "deleted" },
    { path: "c", how: "changed" },
    { path: "d", how: "new" },
  ]);
});
