import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterEach, expect, test } from "vitest";
import {
  ConfidentAdmin,
  type ConfidentOptions,
  createConfidentClient,
  openapiFetch,
} from "../src/index.ts";

const API_KEY = "confident_us_org_0123456789";
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function admin(baseUrl: string, options: ConfidentOptions = {}): ConfidentAdmin {
  return new ConfidentAdmin({ apiKey: API_KEY, baseUrl, ...options });
}

const failed = (call: Promise<unknown>) => call.catch((reason: unknown) => reason);
const EMPTY_LIST = JSON.stringify({ success: true, data: { policies: [] } });

test("a GET is repeated after a 503 and honours Retry-After", async () => {
  let count = 0;
  const url = await serve((_, answer) => {
    count++;
    if (count === 1) {
      answer.writeHead(503, { "Retry-After": "0" }).end();
    } else {
      answer.end(EMPTY_LIST);
    }
  });
  expect(await admin(url).policies.list()).toEqual([]);
  expect(count).toBe(2);
});

test("a POST is not repeated after a 503, and says that the server answered", async () => {
  let count = 0;
  const url = await serve((_, answer) => {
    count++;
    answer.writeHead(503, { "Retry-After": "0" }).end();
  });
  const error = await failed(admin(url).policies.create({ name: "a", permissionIds: [] }));
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 503, delivery: "answered" });
  expect(count).toBe(1);
});

test("an empty 500 is a failure", async () => {
  const url = await serve((_, answer) => answer.writeHead(500).end());
  const error = await failed(admin(url, { retries: 0 }).policies.list());
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 500 });
});

test("a redirect is not followed", async () => {
  let leaked = 0;
  const elsewhere = await serve((_, answer) => {
    leaked++;
    answer.end(EMPTY_LIST);
  });
  const url = await serve((_, answer) => answer.writeHead(302, { Location: elsewhere }).end());
  expect(await failed(admin(url).policies.list())).toMatchObject({
    name: "ConfidentRedirectError",
  });
  expect(leaked).toBe(0);
});

test("a dripping body ends at the deadline", async () => {
  const url = await serve((_, answer) => {
    answer.writeHead(200);
    const timer = setInterval(() => answer.write(" "), 20);
    answer.on("close", () => clearInterval(timer));
  });
  const error = await failed(admin(url, { timeout: 200, retries: 0 }).policies.list());
  expect(error).toMatchObject({ name: "ConfidentTimeoutError", delivery: "unknown" });
});

test("an unreachable server is asked three times, and the error says that nothing was sent", async () => {
  const attempts: number[] = [];
  const options = { onAttempt: ({ attempt }: { attempt: number }) => attempts.push(attempt) };
  const url = await serve(() => {});
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const client = admin(url, options);
  const error = await failed(client.policies.create({ name: "a", permissionIds: [] }));
  expect(error).toMatchObject({ name: "ConfidentConnectionError", delivery: "unsent" });
  expect(attempts).toEqual([1, 2, 3]);
});

test.each([
  ["HTML", "<html>"],
  ["truncated JSON", '{"success": true, "data'],
  ["null", "null"],
  ["an array", "[]"],
  ["another shape", '{"success":true,"data":{"policies":{}}}'],
  ["nothing", ""],
])("%s under 200 is a typed error that keeps the status", async (_, body) => {
  const url = await serve((_request, answer) => answer.end(body));
  const error = await failed(admin(url).policies.list());
  expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200 });
});

test("success: false under 200 is an API error with the server's message", async () => {
  const url = await serve((_, answer) => answer.end('{"success":false,"error":"No"}'));
  const error = await failed(admin(url).policies.list());
  expect(error).toMatchObject({ name: "ConfidentApiError", status: 200, serverMessage: "No" });
});

test("a body above the limit is refused", async () => {
  const url = await serve((_, answer) => answer.end("x".repeat(10_000_001)));
  const error = await failed(admin(url).policies.list());
  expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200 });
});

test("an abort while waiting for the next attempt ends the call", async () => {
  const controller = new AbortController();
  const url = await serve((_, answer) => {
    answer.writeHead(503, { "Retry-After": "30" }).end();
    setTimeout(() => controller.abort("enough"), 50);
  });
  const error = await failed(admin(url).policies.list({ signal: controller.signal }));
  expect(error).toMatchObject({ name: "ConfidentAbortError", cause: "enough" });
});

test.each([
  ".",
  "..",
  "%2e%2E",
  "%252e.",
  "../roles/x",
  "a%2f..%5cb",
  "a\u0000",
  "\ud800",
  "x".repeat(1025),
])("the id %j is refused", async (id) => {
  let count = 0;
  const fetch = async () => {
    count++;
    return new Response();
  };
  const client = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  const error = await failed(client.policies.delete(id));
  expect(error).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "deletePolicy",
    delivery: "unsent",
  });
  expect(count).toBe(0);
});

test("the key is in no error, even if the server or a custom fetch repeats it", async () => {
  const url = await serve((_, answer) => answer.writeHead(401).end(`{"error":"bad ${API_KEY}"}`));
  const answered = await failed(admin(url).policies.list());
  const fetch = async () => {
    throw Object.assign(new Error(`no ${API_KEY}`), { config: { key: API_KEY } });
  };
  const client = createConfidentClient({ apiKey: API_KEY, fetch, retries: 0 });
  const thrown = await failed(
    new ConfidentAdmin({ apiKey: API_KEY, fetch, retries: 0 }).policies.list(),
  );
  for (const shown of [answered, thrown, client]) {
    expect(inspect(shown, { depth: 12, showHidden: true, getters: true })).not.toContain(API_KEY);
    expect(JSON.stringify(shown)).not.toContain(API_KEY);
  }
});

test("a key function is asked again after a 401, once", async () => {
  const keys = ["confident_us_org_old_old_old", "confident_us_org_new_new_new"];
  const seen: unknown[] = [];
  const url = await serve((request, answer) => {
    seen.push(request.headers["confident_api_key"]);
    answer.writeHead(seen.length === 1 ? 401 : 200).end(EMPTY_LIST);
  });
  const client = admin(url, { apiKey: () => keys.shift() ?? "" });
  expect(await client.policies.list()).toEqual([]);
  expect(seen).toEqual(["confident_us_org_old_old_old", "confident_us_org_new_new_new"]);
});

test("openapi-fetch's middleware sees a working request and response", async () => {
  const url = await serve((request, answer) =>
    answer.end(request.headers["x-test"] === "1" ? EMPTY_LIST : ""),
  );
  const client = admin(url);
  const bodies: string[] = [];
  openapiFetch(client.client).use({
    onRequest: ({ request }) => {
      request.headers.set("X-Test", "1");
      return new Request(request);
    },
    onResponse: async ({ response }) => {
      bodies.push(await response.clone().text());
    },
  });
  expect(await client.policies.list()).toEqual([]);
  expect(bodies).toEqual([EMPTY_LIST]);
});
