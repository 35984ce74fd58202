import { expect, test, vi } from "vitest";
import { type AttemptEvent, type ConfidentOptions, openapiFetch } from "../../src/index.ts";
import { API_KEY, adminOf, METHODS, operations, SUCCESS } from "../support/calls.ts";
import { POLICIES } from "../support/raw.ts";

const URL = { url: "https://api.example" };
const rejection = (call: Promise<unknown>) =>
  call.then(
    () => "no error",
    (error: unknown) => error,
  );
/** As Next.js throws from `fetch` to render a page dynamically. */
const signal = (message = "Dynamic server usage") =>
  Object.assign(new Error(message), { digest: "DYNAMIC_SERVER_USAGE" });

function throwing(thrown: unknown, options: ConfidentOptions = {}) {
  const fetch = vi.fn().mockRejectedValue(thrown);
  return { fetch, admin: adminOf(URL, { fetch, ...options }) };
}

test.for(METHODS)(
  "a %s throws a framework's signal from fetch unchanged, without retrying",
  async (method) => {
    const thrown = signal();
    const { admin, fetch } = throwing(thrown);
    expect(await rejection(operations[method](admin))).toBe(thrown);
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(Object.keys(thrown)).toEqual(["digest"]);
  },
);

test("passes on an error of Next.js about a page that must be static", async () => {
  const thrown = Object.assign(new Error("Route /x"), { code: "NEXT_STATIC_GEN_BAILOUT" });
  const { admin, fetch } = throwing(thrown);
  expect(await rejection(operations.GET(admin))).toBe(thrown);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("operations of several requests pass on a framework's signal", async () => {
  const thrown = signal();
  const { admin, fetch } = throwing(thrown);
  for (const call of [
    admin.policies.get("p1"),
    admin.policies.getByName("Billing"),
    admin.policies.grant("p1", ["iam:read"]),
    admin.policies.create({ name: "Billing", permissions: ["iam:read"] }),
    admin.policies.rename("p1", "Billing"),
    admin.policies.ensure({ name: "Billing", permissions: ["iam:read"] }),
  ]) {
    expect(await rejection(call)).toBe(thrown);
  }
  expect(fetch).toHaveBeenCalledTimes(6);
});

test.for(["client", "call"])(
  "direct calls pass on a framework's signal, with middleware of the %s too",
  async (owner) => {
    const thrown = signal();
    const { admin, fetch } = throwing(thrown);
    const api = openapiFetch(admin.client);
    expect(await rejection(api.GET(POLICIES))).toBe(thrown);
    const onError = vi.fn();
    const middleware = [{ onError }];
    if (owner === "client") {
      api.use(...middleware);
      expect(await rejection(operations.GET(admin))).toBe(thrown);
    } else {
      expect(await rejection(api.GET(POLICIES, { middleware }))).toBe(thrown);
    }
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ error: thrown }));
    expect(fetch).toHaveBeenCalledTimes(2);
  },
);

test("passes on a framework's signal that is thrown while reading a body", async () => {
  const thrown = signal();
  const start = (controller: ReadableStreamDefaultController) => controller.error(thrown);
  const fetch = vi.fn(async () => new Response(new ReadableStream({ start })));
  expect(await rejection(operations.GET(adminOf(URL, { fetch })))).toBe(thrown);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test("passes on a framework's signal from the apiKey function, also after a 401", async () => {
  const thrown = signal();
  const apiKey = vi.fn<() => Promise<string>>().mockRejectedValue(thrown);
  const fetch = vi.fn(async () => new Response("", { status: 401 }));
  const events: AttemptEvent[] = [];
  const admin = adminOf(URL, { apiKey, fetch, onAttempt: (event) => events.push(event) });
  expect(await rejection(operations.GET(admin))).toBe(thrown);
  expect(fetch).not.toHaveBeenCalled();
  apiKey.mockResolvedValueOnce(API_KEY);
  expect(await rejection(operations.GET(admin))).toBe(thrown);
  expect(events).toMatchObject([{ attempt: 1, status: 401, willRetry: false }]);
});

test("calls onAttempt for attempts, but not for a framework's signal", async () => {
  const thrown = signal();
  const fetch = vi
    .fn()
    .mockResolvedValueOnce(new Response("", { status: 503, headers: { "retry-after": "0" } }))
    .mockRejectedValueOnce(thrown)
    .mockResolvedValue(new Response(SUCCESS));
  const events: AttemptEvent[] = [];
  const admin = adminOf(URL, { fetch, onAttempt: (event) => events.push(event) });
  expect(await rejection(operations.GET(admin))).toBe(thrown);
  expect(events).toMatchObject([{ attempt: 1, status: 503, willRetry: true }]);
  expect(await operations.GET(admin)).toEqual([]);
  expect(events).toMatchObject([{ status: 503 }, { attempt: 1, status: 200 }]);
});

test("redacts a key that is used as an id from a framework's signal", async () => {
  const thrown = signal(`no-store fetch ${URL.url}${POLICIES}/${API_KEY}`);
  void thrown.stack; // V8 formats the stack when it is first read
  const { admin } = throwing(thrown);
  expect(await rejection(admin.policies.delete(API_KEY))).toBe(thrown);
  expect(thrown).toMatchObject({ digest: "DYNAMIC_SERVER_USAGE" });
  expect(`${thrown.message}${thrown.stack}`).not.toContain(API_KEY);
});

test.for([
  ["a number", { digest: 1 }],
  ["a function", { digest: () => "sha" }],
  ["missing, and whose code is not of Next.js", { code: "E_NEXT_" }],
] as const)("treats an error whose digest is %s as a failed connection", async ([, details]) => {
  const { admin, fetch } = throwing(Object.assign(new Error("x"), details), { retries: 0 });
  expect(await rejection(operations.GET(admin))).toMatchObject({
    name: "ConfidentConnectionError",
  });
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.for(METHODS)("a %s passes on React's signal to postpone, without retrying", async (method) => {
  const $$typeof = Symbol.for("react.postpone");
  const thrown = Object.assign(new Error("Route /x"), { $$typeof });
  const { admin, fetch } = throwing(thrown);
  expect(await rejection(operations[method](admin))).toBe(thrown);
  expect(fetch).toHaveBeenCalledTimes(1);
});
