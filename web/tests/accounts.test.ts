import { describe, expect, it } from "vitest";

import { ApiError } from "../src/api/errors";
import { checkEmail, checkNewPassword, emailOf } from "../src/features/accounts/checks";
import { deviceName } from "../src/features/accounts/device";
import { rolesUpTo } from "../src/features/accounts/roles";
import { auditSentence } from "../src/features/admin/auditSentence";
import { faultsOf, sentence, waitOf, waitWords } from "../src/ui/form/faults";

const APPLE = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a browser in words", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${APPLE} Chrome/140.0.0.0 Safari/537.36`, "Chrome on Windows"],
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${APPLE} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge on Windows"],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Chrome/140.0.0.0 Safari/537.36 OPR/120.0`, "Opera on macOS"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15", "Safari on macOS"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1", "Chrome on iPhone"],
    [`Mozilla/5.0 (Linux; Android 10; K) ${APPLE} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, "Samsung Internet on Android"],
    ["Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"],
    ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36", "Chrome on ChromeOS"],
    ["Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux"],
    ["python-httpx/0.28.1", "python-httpx"],
    ["", "An unknown device"],
    ["<script>", "An unknown device"],
  ])("%s", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});

describe("an entry of the audit log", () => {
  it.each([
    ["role changed", "bob", { before: "member", after: "admin" }, "changed the role of bob from member to admin"],
    ["account disabled", "bob", {}, "disabled the account of bob"],
    ["account enabled", "bob", {}, "enabled the account of bob"],
    ["reset link created", "bob", {}, "created a link with which bob sets a new password"],
    ["invitation created", null, { invitation: 3, role: "author", uses: 1, days: 7 }, "created invitation 3: the role author for one person, for 7 days"],
    ["invitation created", null, { invitation: 4, role: "member", uses: 9, days: 1 }, "created invitation 4: the role member for 9 people, for a day"],
    ["invitation deleted", null, { invitation: 3, role: "author" }, "deleted invitation 3 with the role author"],
    ["something new", "bob", { slug: "relu", green: true }, "something new: bob, slug relu, green true"],
    ["problem published", null, { problem: "relu", version: 3 }, "published version 3 of relu"],
    ["problem rejudged", null, { problem: "relu", submissions: 1 }, "changed the verdicts of one submission to relu"],
  ])("%s", (action, person, details, said) => {
    expect(auditSentence({ action, person, details })).toBe(said);
  });
});

describe("what is wrong with a form", () => {
  it("stands at the field that the server names", () => {
    const error = new ApiError(409, "account_exists", "Somebody has this name.", {}, null, "name");
    expect(faultsOf(error)).toEqual([{ field: "name", message: "Somebody has this name." }]);
    expect(faultsOf(error.at(null))).toEqual([{ field: null, message: "Somebody has this name." }]);
  });

  it("is told at each field that a validator names", () => {
    const faults = [
      { field: "name", message: "Value error, a name has no @" },
      { field: "email", message: "value is not a valid email address: nothing is there." },
    ];
    expect(faultsOf(new ApiError(422, "invalid_request", "name: ...", { faults }))).toEqual([
      { field: "name", message: "A name has no @." },
      { field: "email", message: "Value is not a valid email address: nothing is there." },
    ]);
  });

  it("is a sentence", () => {
    expect(sentence("too long")).toBe("Too long.");
    expect(faultsOf("no error")[0]?.message).toMatch(/^Something went wrong/);
  });

  it("says how long to wait", () => {
    expect(waitOf(new ApiError(429, "too_many_requests", "Too many.", {}, 90))).toBe(90);
    expect(waitOf(new ApiError(401, "wrong_password", "Wrong."))).toBe(0);
    expect([1, 59, 60, 61, 900].map(waitWords)).toEqual(["1 s", "59 s", "1 min", "2 min", "15 min"]);
  });
});

describe("what is known before the server is asked", () => {
  it.each([
    ["1234567", 1],
    ["12345678", 0],
    ["🔑🔑🔑🔑🔑🔑🔑", 1], // seven characters, fourteen units of UTF-16
    ["", 0], // told as empty
  ])("of the password %s", (password, faults) => {
    expect(checkNewPassword({ password })).toHaveLength(faults);
  });

  it.each([
    ["", 0],
    ["ada@example.org", 0],
    [" ada@example.org ", 0],
    ["ada", 1],
    ["ada@", 1],
    ["a b@example.org", 1],
  ])("of the address %j", (email, faults) => {
    expect(checkEmail({ email })).toHaveLength(faults);
  });

  it("no address is null", () => {
    expect([emailOf({ email: "  " }), emailOf({}), emailOf({ email: " a@b.c " })]).toEqual([null, null, "a@b.c"]);
  });
});

it("offers a token no role above its owner's", () => {
  expect(rolesUpTo("member").map(([role]) => role)).toEqual(["member"]);
  expect(rolesUpTo("admin").map(([role]) => role)).toEqual(["member", "author", "admin"]);
});
