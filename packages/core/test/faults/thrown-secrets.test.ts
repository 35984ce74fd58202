// A custom fetch can throw errors that contain the request, and with it the key.
import { expect, vi } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import { API_KEY, adminOf, failureOf, operations } from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";

type Thrower = (init: RequestInit) => unknown;

const nested = (depth: number, innermost: unknown): unknown =>
  depth === 0 ? innermost : new Error("outer", { cause: nested(depth - 1, innermost) });
const withDetails = (details: object) => Object.assign(new Error("failed"), details);

/** An error whose inherited method returns the headers, which none of its fields contain. */
function withMethod(name: PropertyKey, { headers }: RequestInit): Error {
  class HttpError extends Error {}
  Object.defineProperty(HttpError.prototype, name, { value: () => headers });
  return new HttpError("failed");
}

/** An error with a getter that throws. */
const withGetter = (name: string) =>
  Object.defineProperty(new Error("failed"), name, {
    get: () => {
      throw new Error(API_KEY);
    },
  });

/** An error that inherits the property instead of having its own. */
function withInherited(name: PropertyKey, value: unknown): Error {
  class HttpError extends Error {}
  const error = new HttpError();
  void error.stack; // V8 formats the stack, with name and message, when it is first read
  Reflect.deleteProperty(error, name);
  Object.defineProperty(HttpError.prototype, name, { value });
  return error;
}

function circular(): Error {
  const error = new Error("failed");
  error.cause = error;
  return error;
}

const THROWERS: Record<string, Thrower> = {
  "an error with the key in its message": () => new Error(`no ${API_KEY}`),
  "an error with the key in its name": () => withDetails({ name: API_KEY }),
  "an error with the key in its code": () => withDetails({ code: API_KEY }),
  "an error with the key in its stack": () => withDetails({ stack: `Error\n at ${API_KEY}` }),
  "an error whose class has the key in its name": () => withInherited("name", API_KEY),
  "an error whose class has the key in its message": () => withInherited("message", API_KEY),
  "an error whose class has the key in its stack": () => withInherited("stack", API_KEY),
  "an error whose toString returns the key": () => withInherited("toString", () => API_KEY),
  "an error whose Symbol.toPrimitive returns the key": () =>
    withInherited(Symbol.toPrimitive, () => API_KEY),
  "an error with the headers": ({ headers }) => withDetails({ config: { headers } }),
  "an error with hidden headers": ({ headers }) =>
    Object.defineProperty(new Error("failed"), "config", { value: headers }),
  "an error with headers under a symbol": ({ headers }) =>
    withDetails({ [Symbol("config")]: headers }),
  "an error with headers behind a getter": ({ headers }) =>
    Object.defineProperty(new Error("failed"), "config", { get: () => headers, enumerable: true }),
  "an error with a getter that throws the key": () => withGetter("config"),
  "an error with a Request": (init) =>
    withDetails({ request: new Request("https://example.test", init) }),
  "an error with Headers": ({ headers }) => withDetails({ headers: new Headers(headers) }),
  "an error with a Map": () => withDetails({ headers: new Map([["key", API_KEY]]) }),
  "an error with bytes": () => withDetails({ bytes: Buffer.from(API_KEY) }),
  "an error with a key as a field's name": () => withDetails({ seen: { [API_KEY]: true } }),
  "an error with an array of pairs": ({ headers }) =>
    withDetails({ headers: Object.entries(headers as object) }),
  "an error whose toJSON returns the headers": (init) => withMethod("toJSON", init),
  "an error whose inspect method returns the headers": (init) =>
    withMethod(Symbol.for("nodejs.util.inspect.custom"), init),
  "a cause with the headers": ({ headers }) => nested(1, withDetails({ headers })),
  "a cause of a cause with the headers": ({ headers }) => nested(9, withDetails({ headers })),
  "a long chain of causes": () => nested(40, API_KEY),
  "a circular object with the key": () => {
    const circle: Record<string, unknown> = {};
    circle["circle"] = circle;
    circle["key"] = API_KEY;
    return withDetails({ circle });
  },
  "an AggregateError": () => new AggregateError([new Error("one"), new Error(API_KEY)], "all"),
  "an object that is not an error": ({ headers }) => ({ message: "failed", headers }),
  "a string": () => `no ${API_KEY}`,
  "a String": () => new String(API_KEY),
  "an array": () => [API_KEY],
  "an object without a prototype": () => Object.assign(Object.create(null), { key: API_KEY }),
  "a function": () => Object.assign(() => {}, { key: API_KEY }),
};

test.for(Object.entries(THROWERS))("%s becomes a typed error without the key", async ([, make]) => {
  const events: AttemptEvent[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    throw make(init ?? {});
  };
  const onAttempt = (event: AttemptEvent) => events.push(event);
  const admin = adminOf({ url: "https://example.test" }, { fetch, retries: 0, onAttempt });
  const error = await failureOf(operations.POST(admin));
  expect(error).toMatchObject({
    name: "ConfidentConnectionError",
    operation: "createPolicy",
    delivery: "unknown",
    cause: expect.any(Error),
  });
  expect(exposure(error)).not.toContain(API_KEY);
  expect(exposure(error)).not.toContain(Buffer.from(API_KEY).toString("hex"));
  expect(exposure(events)).not.toContain(API_KEY);
});

test.for<[string, () => unknown, object]>([
  ["undefined", () => undefined, { message: expect.stringContaining("(undefined)") }],
  ["null", () => null, { cause: null }],
  ["a number", () => 7, { cause: 7 }],
  ["an error", () => withDetails({ code: "E_OWN" }), { code: "E_OWN" }],
  [
    "an error with a code in its cause",
    () => nested(3, withDetails({ code: "E_IN" })),
    { code: "E_IN" },
  ],
  [
    "an error with a code nine causes deep",
    () => nested(9, withDetails({ code: "E_IN" })),
    { code: "E_IN" },
  ],
  [
    "an error with a code ten causes deep",
    () => nested(10, withDetails({ code: "E_IN" })),
    { code: undefined },
  ],
  [
    "an error with an array and an object",
    () => withDetails({ tried: ["::1", { port: 443 }] }),
    { code: undefined },
  ],
  ["an error that is its own cause", () => circular(), { code: undefined }],
  ["an error with a number as code", () => withDetails({ code: 20 }), { code: undefined }],
])("keeps %s without the key unchanged", async ([, make, details]) => {
  const thrown = make();
  const fetch = async () => {
    throw thrown;
  };
  const admin = adminOf({ url: "https://example.test" }, { fetch, retries: 0 });
  const error = await failureOf(operations.POST(admin));
  expect(error).toMatchObject({ name: "ConfidentConnectionError", ...details });
  expect(error.cause).toBe(thrown);
});

test.for<[string, Thrower, Partial<NodeJS.ErrnoException>]>([
  [
    "an error",
    ({ headers }) =>
      Object.assign(new TypeError(`no ${API_KEY}`), { code: `E_${API_KEY}`, config: { headers } }),
    { name: "TypeError", message: "no [redacted]", code: "E_[redacted]" },
  ],
  [
    "an object that is not an error",
    ({ headers }) => ({ message: "failed", code: 20, headers }),
    { name: "Error", message: "failed" },
  ],
  ["a string", () => `no ${API_KEY}`, { name: "Error", message: "no [redacted]" }],
  [
    "an error that cannot be read",
    () => withGetter("code"),
    { name: "Error", message: "[redacted]" },
  ],
])("redacts only the key in %s", async ([, make, rest]) => {
  const fetch = async (_: unknown, init?: RequestInit) => {
    throw make(init ?? {});
  };
  const admin = adminOf({ url: "https://example.test" }, { fetch, retries: 0 });
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({ code: rest.code });
  const { name, message, code } = error.cause as NodeJS.ErrnoException;
  expect({ name, message, code }).toEqual(rest);
});

test("keeps what fetch throws unchanged if no key is sent", async () => {
  const thrown = withDetails({ request: new Request("https://example.test") });
  const fetch = async () => {
    throw thrown;
  };
  const admin = adminOf({ url: "https://example.test" }, { apiKey: null, fetch, retries: 0 });
  expect((await failureOf(operations.GET(admin))).cause).toBe(thrown);
});

test.for(["first", "second"])("redacts both the old and the new key: the %s", async (which) => {
  const keys = ["confident_us_org_first_key", "confident_us_org_second_key"];
  const apiKey = vi.fn(async () => keys[apiKey.mock.calls.length - 1] as string);
  const fetch = vi
    .fn<typeof globalThis.fetch>()
    .mockResolvedValueOnce(new Response("", { status: 401 }))
    .mockRejectedValueOnce(new Error(`no confident_us_org_${which}_key`));
  const admin = adminOf({ url: "https://example.test" }, { apiKey, fetch, retries: 0 });
  const error = await failureOf(operations.GET(admin));
  expect(error).toMatchObject({ cause: { message: "no [redacted]" } });
  expect(exposure(error)).not.toContain(`${which}_key`);
});

test("searches an error quickly even if millions of paths lead to its parts", async () => {
  let shared: object = { leaf: 1 };
  for (let depth = 0; depth < 10; depth++) {
    shared = Object.fromEntries([..."abcdef"].map((key) => [key, shared]));
  }
  const thrown = withDetails({ shared });
  const fetch = async () => {
    throw thrown;
  };
  const started = performance.now();
  const admin = adminOf({ url: "https://example.test" }, { fetch, retries: 0 });
  const error = await failureOf(operations.GET(admin));
  expect(error.cause).toBe(thrown);
  expect(performance.now() - started).toBeLessThan(1000);
});
