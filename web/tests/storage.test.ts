import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** What a browser has of a Storage, as far as it is used here: its keys are its own properties. */
function storage(kept: Record<string, string> = {}) {
  const methods = {
    getItem: (key: string) => (Object.hasOwn(kept, key) ? kept[key] : null),
    setItem: (key: string, value: string) => void (kept[key] = value),
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  };
  return new Proxy(kept, { get: (_, name) => methods[name as keyof typeof methods] });
}

let local: Record<string, string>;

beforeEach(() => {
  local = {};
  vi.resetModules();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("localStorage", storage(local));
  vi.stubGlobal("sessionStorage", storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const load = () => import("../src/ui/storage");

it("keeps the keys as they were where there are no accounts", async () => {
  const { ownKey } = await load();
  expect(ownKey("draft:relu")).toBe("gradus:draft:relu");
});

it("keeps people apart, remembers the one who is here, and tells who listens", async () => {
  const { onOwner, ownKey, setOwner } = await load();
  const heard = vi.fn();
  onOwner(heard);
  setOwner("7");
  setOwner("7");
  expect(heard).toHaveBeenCalledTimes(1);
  expect(ownKey("draft:relu")).toBe("gradus:7:draft:relu");
  vi.resetModules();
  expect((await load()).ownKey("draft:relu")).toBe("gradus:7:draft:relu");
  setOwner(null);
  expect(ownKey("draft:relu")).toBe("gradus:draft:relu");
});

it("deletes what is the owner's and nothing else", async () => {
  const { forgetOwner, setOwner } = await load();
  Object.assign(local, { "gradus:7:draft:relu": "a", "gradus:77:draft:relu": "b", "gradus:draft:relu": "c", other: "d" });
  forgetOwner();
  expect(Object.keys(local)).toHaveLength(4);
  setOwner("7");
  forgetOwner();
  expect(Object.keys(local).sort()).toEqual(["gradus:77:draft:relu", "gradus:draft:relu", "gradus:owner", "other"]);
});

it("hears who signs in in another tab", async () => {
  const { onOwnerElsewhere, ownKey, setOwner } = await load();
  setOwner("7");
  const heard = vi.fn();
  onOwnerElsewhere(heard);
  const change = (key: string, newValue: string | null) => window.dispatchEvent(Object.assign(new Event("storage"), { key, newValue }));
  change("gradus:7:settings", "{}");
  change("gradus:owner", "7");
  expect(heard).not.toHaveBeenCalled();
  change("gradus:owner", "8");
  expect(heard).toHaveBeenCalledTimes(1);
  expect(ownKey("settings")).toBe("gradus:8:settings");
});
