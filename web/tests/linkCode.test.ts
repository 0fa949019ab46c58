import { afterEach, beforeEach, expect, it, vi } from "vitest";

let address: { pathname: string; search: string; hash: string };
const replaceState = vi.fn((_state: unknown, _title: string, url: string) => {
  address = { ...address, pathname: url, hash: "" };
});

async function opened(pathname: string, hash: string) {
  address = { pathname, search: "", hash };
  return import("../src/features/accounts/linkCode");
}

beforeEach(() => {
  vi.resetModules();
  replaceState.mockClear();
  const events = new EventTarget();
  vi.stubGlobal("window", {
    get location() {
      return address;
    },
    history: { state: { kept: true }, replaceState },
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it("takes the code out of the address and remembers it", async () => {
  const link = await opened("/join", "#the-code_1");
  expect(link.linkCode()).toBe("the-code_1");
  expect(replaceState).toHaveBeenCalledWith({ kept: true }, "", "/join");
  link.forgetCode();
  expect(link.linkCode()).toBeNull();
});

it("takes another code when another link is opened", async () => {
  const link = await opened("/reset", "#first");
  const changed = vi.fn();
  const stop = link.subscribe(changed);
  address.hash = "#second%20";
  window.dispatchEvent(new Event("hashchange"));
  expect(changed).toHaveBeenCalled();
  expect(link.linkCode()).toBe("second ");
  stop();
  address.hash = "#third";
  window.dispatchEvent(new Event("hashchange"));
  expect(link.linkCode()).toBe("second ");
});

it("leaves the address of other pages alone", async () => {
  const link = await opened("/", "#optimizers");
  expect(link.linkCode()).toBeNull();
  expect(replaceState).not.toHaveBeenCalled();
});
