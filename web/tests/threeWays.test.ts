import { expect, it } from "vitest";

import { threeWays } from "../src/features/authoring/threeWays";

it("tells who has changed a file", () => {
  const base = { kept: "1", ours: "1", theirs: "1", both: "1", alike: "1", gone: "1" };
  const browser = { ...base, ours: "2", both: "2", alike: "2", added: "1" };
  const folder = { kept: "1", ours: "1", theirs: "2", both: "3", alike: "2" };
  expect(threeWays(base, browser, folder)).toEqual([
    { path: "added", by: "browser" },
    { path: "alike", by: "same" },
    { path: "both", by: "both" },
    { path: "gone", by: "folder" },
    { path: "ours", by: "browser" },
    { path: "theirs", by: "folder" },
  ]);
  expect(threeWays({}, { a: "1" }, { a: "1" })).toEqual([{ path: "a", by: "same" }]);
  expect(threeWays(base, base, base)).toEqual([]);
});
