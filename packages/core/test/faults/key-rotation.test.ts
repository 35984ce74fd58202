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

/** A server that accepts one key only. */
const accepting =
  (key: string): Step =>
  (answer, request) => {
    const known = request.headers["confident_api_key"] === key;
    reply(known ? 200 : 401, known ? SUCCESS : '{"error":"Invalid API key"}')(answer, request);
  };
/** A function that returns one key after the other, the last for ever, and says how often it was asked. */
const keysIn = (...keys: string[]) =>
  vi.fn(async () => {
    await pause(20);
    return (keys.length > 1 ? keys.shift() : keys[0]) as string;
  });
const sent = ({ requests }: { requests: readonly { headers: Record<string, unknown> }[] }) =>
  requests.map(({ headers }) => headers["confident_api_key"]);

test("many first calls at once ask for the key once", async ({ servers }) => {
  const server = await servers.http(accepting(OLD));
  const apiKey = keysIn(` ${OLD}\n`);
  const admin = adminOf(server, { apiKey });
  expect(apiKey).not.toHaveBeenCalled();
  await Promise.all(Array.from({ length: 20 }, () => operations.GET(admin)));
  await operations.GET(admin);
  expect(apiKey).toHaveBeenCalledTimes(1);
  expect(sent(server)).toEqual(Array.from({ length: 21 }, () => OLD));
});

test.for(METHODS)(
  "a %s whose key is refused is repeated once with another",
  async (method, { servers }) => {
    const server = await servers.http(accepting(NEW));
    const apiKey = keysIn(OLD, NEW);
    const admin = adminOf(server, { apiKey, retries: 0 });
    await operations[method](admin);
    await operations[method](admin);
    expect(apiKey).toHaveBeenCalledTimes(2);
    expect(sent(server)).toEqual([OLD, NEW, NEW]);
  },
);

test("calls that are refused together ask once", async ({ servers }) => {
  const server = await servers.http(accepting(NEW));
  const apiKey = keysIn(OLD, NEW);
  const admin = adminOf(server, { apiKey });
  await Promise.all(Array.from({ length: 10 }, () => operations.GET(admin)));
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(server.requests).toHaveLength(20);
});

test("a call that is refused late takes the key that others have got", async ({ servers }) => {
  const server = await servers.http(async (answer, request) => {
    await pause(server.requests.length === 1 ? 300 : 0);
    accepting(NEW)(answer, request);
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

test("where there is no other key the 401 surfaces, and nothing more is sent", async ({
  servers,
}) => {
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

test("a call asks for another key once only", async ({ servers }) => {
  const server = await servers.http(reply(401));
  const apiKey = keysIn(OLD, NEW, "confident_us_org_newest_newest");
  expect(await failureOf(operations.GET(adminOf(server, { apiKey })))).toMatchObject({
    name: "ConfidentApiError",
    status: 401,
  });
  expect(apiKey).toHaveBeenCalledTimes(2);
  expect(sent(server)).toEqual([OLD, NEW]);
});

test("a fixed key that is refused is not sent again", async ({ servers }) => {
  const server = await servers.http(reply(401));
  expect(await failureOf(operations.GET(adminOf(server)))).toMatchObject({ status: 401 });
  expect(server.requests).toHaveLength(1);
});

test("another key costs no retry, and retries keep it", async ({ servers }) => {
  const server = await servers.http(reply(401), reply(503, "", NOW), reset, accepting(NEW));
  await operations.GET(adminOf(server, { apiKey: keysIn(OLD, NEW), retries: 2 }));
  expect(sent(server)).toEqual([OLD, NEW, NEW, NEW]);
});

test("the region of the key decides the host, call by call, and no environment's key is used", async () => {
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

function resolvers() {
  let resolve: (key: string) => void = () => {};
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test("a key that comes after it was given up does not replace the one that came instead", async ({
  servers,
}) => {
  const server = await servers.http(succeed);
  const late = resolvers();
  const apiKey = vi.fn(async () => NEW).mockReturnValueOnce(late.promise);
  const admin = adminOf(server, { apiKey, retries: 0 });
  await failureOf(operations.GET(admin, { timeout: 100 }));
  await operations.GET(admin);
  late.resolve(OLD);
  await pause(10); // for whatever would still be done with it
  await operations.GET(admin);
  expect(server.requests.map(({ headers }) => headers["confident_api_key"])).toEqual([NEW, NEW]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});

test("a key that comes late does not end the question that replaced it", async ({ servers }) => {
  const server = await servers.http(succeed);
  const [late, next] = [resolvers(), resolvers()];
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

test("a key that is refused with too large a body is replaced as any other", async ({
  servers,
}) => {
  const server = await servers.http(reply(401, "x".repeat(1001)), succeed);
  const apiKey = vi.fn(async () => NEW).mockResolvedValueOnce(OLD);
  const admin = adminOf(server, { apiKey, retries: 0, maxResponseBytes: 1000 });
  expect(await operations.GET(admin)).toEqual([]);
  expect(apiKey).toHaveBeenCalledTimes(2);
});
