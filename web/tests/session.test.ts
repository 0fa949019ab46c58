import { beforeEach, expect, it, vi } from "vitest";

import type * as Client from "../src/api/client";
import type * as Session from "../src/api/session";

let client: typeof Client;
let session: typeof Session;

beforeEach(async () => {
  vi.resetModules();
  client = await import("../src/api/client");
  session = await import("../src/api/session");
});

const refused = (code: string) => ({
  error: { error: { code, message: "No." } },
  response: new Response(null, { status: 401 }),
});

/** Whether the frame would show the sign-in page. */
const signedOut = () => session.isSignedOut();

it("knows that the session has ended", async () => {
  await expect(client.value(Promise.resolve(refused("unauthorized")))).rejects.toMatchObject({ status: 401, code: "unauthorized" });
  expect(signedOut()).toBe(true);
  session.beginVisit();
  expect(signedOut()).toBe(false);
});

it("takes a wrong password for no end of a session", async () => {
  await expect(client.done(Promise.resolve(refused("wrong_password")))).rejects.toMatchObject({ code: "wrong_password" });
  expect(signedOut()).toBe(false);
});

it("does not believe an answer that was asked for before somebody signed in", async () => {
  let answer: (refusal: ReturnType<typeof refused>) => void = () => undefined;
  const late = client.value(new Promise<ReturnType<typeof refused>>((resolve) => (answer = resolve)));
  session.beginVisit();
  answer(refused("unauthorized"));
  await expect(late).rejects.toThrow();
  expect(signedOut()).toBe(false);
});

it("wants no data of an answer that has none", async () => {
  const empty = { response: new Response(null, { status: 204 }) };
  await expect(client.done(Promise.resolve(empty))).resolves.toBeUndefined();
  await expect(client.value(Promise.resolve(empty))).rejects.toMatchObject({ code: "unexpected" });
});
