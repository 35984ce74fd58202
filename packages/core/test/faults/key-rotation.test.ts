import { afterEach, beforeEach, expect, vi } from "vitest";
import {
  adminOf,
  failureOf,
  METHODS,
  NOW,
  operations,
  pause,
  reply,
  reset,
  SUCCESS,
  succeed,
} from "../support/calls.ts";
import { type Step, test } from "../support/servers.ts";
import { skipWaits } from "../support/skip-waits.ts";

const OLD = "confident_us_org_old_old_old";
const NEW = "confident_us_org_new_new_new";

beforeEach(skipWaits);
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Accepts only this key. */
const accepting =
  (key: string): Step =>
  (response, request) => {
    const known = request.headers["confident_api_key"] === key;
    reply(known ? 200 : 401, known ? SUCCESS : '{"error":"Invalid API key"}')(response, request);
  };
/** A mock that returns each key once, then always the last one. */
const keysIn = (...keys: string[]) =>
  vi.fn(async () => {
    await pause(20);
    return (keys.length > 1 ? keys.shift() : keys[0]) as string;
  });
const sent = ({ requests }: { requests: readonly { headers: Record<string, unknown> }[] }) =>
  requests.map(({ headers }) => headers["confident_api_key"]);

test("calls the key function once for many concurrent first calls", async ({ servers }) => {
  const server = await servers.http(accepting(OLD));
  const apiKey = keysIn(` ${OLD}\n`);
  const admin = adminOf(server, { apiKey });
  expect(apiKey).not.toHaveBeenCalled();
  await Promise.all(Array.from({ length: 20 }, () => operations.GET(admin)));
  await operations.GET(admin);
  expect(apiKey).toHaveBeenCalledTimes(1);
  expect(sent(server)).toEqual(Array.from({ length: 21 }, () => OLD));
});

test.for(METHODS)("retries a %s once with a new key after a 401", async (method, { servers }) => {
  const server = await servers.http(accepting(NEW));
  const apiKey = keysIn(OLD, NEW);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await operations[method](admin);
  await operations[method](admin);
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(sent(server)).toEqual([OLD, NEW, NEW]);
});

test("calls the key function once for concurrent 401s", async ({ servers }) => {
  const server = await servers.http(accepting(NEW));
  const apiKey = keysIn(OLD, NEW);
  const admin = adminOf(server, { apiKey });
  await Promise.all(Array.from({ length: 10 }, () => operations.GET(admin)));
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(20);
});

test("uses a key that another call has renewed if its 401 arrives late", async ({ servers }) => {
  const server = await servers.http(async (response, request) => {
    await pause(server.requests.length === 1 ? 300 : 0);
    accepting(NEW)(response, request);
  });
  const apiKey = keysIn(OLD, NEW);
  const admin = adminOf(server, { apiKey });
  const slow = operations.GET(admin);
  await pause(100);
  expect(server.requests).toHaveLength(1);
  await operations.GET(admin);
  await slow;
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(sent(server)).toEqual([OLD, OLD, NEW, NEW]);
});

test("reports the 401 and sends nothing more if there is no new key", async ({ servers }) => {
  const server = await servers.http(accepting(NEW));
  const apiKey = keysIn(OLD);
  const attempts: unknown[] = [];
  const admin = adminOf(server, { apiKey, onAttempt: ({ status }) => attempts.push(status) });
  expect(await failureOf(operations.GET(admin))).toMatchObject({
    name: "ConfidentApiError",
    status: 401,
    serverMessage: "Invalid API key",
  });
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(1);
  expect(attempts).toEqual([401]);
});

test("renews the key only once per call", async ({ servers }) => {
  const server = await servers.http(reply(401));
  const apiKey = keysIn(OLD, NEW, "confident_us_org_newest_newest");
  expect(await failureOf(operations.GET(adminOf(server, { apiKey })))).toMatchObject({
    name: "ConfidentApiError",
    status: 401,
  });
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(sent(server)).toEqual([OLD, NEW]);
});

test("does not send a fixed key again after a 401", async ({ servers }) => {
  const server = await servers.http(reply(401));
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({ status: 401 });
  expect(server.requests).toHaveLength(1);
});

test("does not count the attempt with a new key as a retry, and retries with the new key", async ({
  servers,
}) => {
  const server = await servers.http(reply(401), reply(503, "", NOW), reset, accepting(NEW));
  await operations.GET(adminOf(server, { apiKey: keysIn(OLD, NEW), retries: 2 }));
  expect(sent(server)).toEqual([OLD, NEW, NEW, NEW]);
});

test("selects the host by each key's region, and ignores the environment's keys", async () => {
  vi.stubEnv("CONFIDENT_API_KEY", "confident_au_org_environment");
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_au_org_environment");
  const seen: string[] = [];
  const fetch = async (url: unknown) => {
    seen.push(new URL(String(url)).host);
    return new Response(SUCCESS, { status: seen.length === 1 ? 401 : 200 });
  };
  const apiKey = keysIn("confident_eu_org_01234", "confident_au_org_01234");
  await operations.GET(adminOf({ url: "" }, { apiKey, fetch, baseUrl: undefined }));
  await operations.GET(
    adminOf({ url: "" }, { apiKey: keysIn("other-key"), fetch, region: "EU", baseUrl: undefined }),
  );
  expect(seen).toEqual([
    "eu.api.confident-ai.com",
    "au.api.confident-ai.com",
    "eu.api.confident-ai.com",
  ]);
});

function deferred() {
  let resolve: (key: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test("does not replace a newer key with a late one", async ({ servers }) => {
  const server = await servers.http(succeed);
  const late = deferred();
  const apiKey = vi.fn(async () => NEW).mockReturnValueOnce(late.promise);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await failureOf(operations.GET(admin, { timeout: 100 }));
  await operations.GET(admin);
  late.resolve(OLD);
  await pause(10); // time for the late key to take effect
  await operations.GET(admin);
  expect(server.requests.map(({ headers }) => headers["confident_api_key"])).toEqual([NEW, NEW]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});

test("keeps waiting for the new key if an abandoned one arrives", async ({ servers }) => {
  const server = await servers.http(succeed);
  const [late, next] = [deferred(), deferred()];
  const apiKey = vi.fn(() => next.promise).mockReturnValueOnce(late.promise);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await failureOf(operations.GET(admin, { timeout: 100 }));
  const first = operations.GET(admin);
  late.resolve(OLD);
  await pause(10);
  const second = operations.GET(admin);
  next.resolve(NEW);
  await Promise.all([first, second]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});

test("renews the key even if the body of the 401 is too large", async ({ servers }) => {
  const server = await servers.http(reply(401, "x".repeat(1001)), succeed);
  const apiKey = vi.fn(async () => NEW).mockResolvedValueOnce(OLD);
  const admin = adminOf(server, { apiKey, retries: 0, maxResponseBytes: 1000 });
  expect(await operations.GET(admin)).toEqual([]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});
