import { afterAll, beforeAll, expect, test } from "vitest";
import { createFakeConfident, type FakeServer } from "../src/index.ts";

const fake = createFakeConfident();
const POLICIES = "/v1/organization/policies";
let server: FakeServer;
beforeAll(async () => {
  server = await fake.listen();
});
afterAll(() => server?.stop());

const preflight = (origin: string, headers: Record<string, string> = {}) =>
  fetch(server.url + POLICIES, {
    method: "OPTIONS",
    headers: { origin, "access-control-request-method": "POST", ...headers },
  });

test.each([
  "http://localhost:5173",
  "http://127.0.0.1",
  "http://[::1]:3000",
  "https://admin.localhost:8443",
])("allows a page at %s to send every request of the API, with a key", async (origin) => {
  const response = await preflight(origin, {
    "access-control-request-headers": "confident_api_key,content-type",
  });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": "confident_api_key,content-type",
    "access-control-allow-methods": "GET,POST,PUT,PATCH,DELETE",
    vary: expect.stringMatching(/Origin/i),
  });
});

test("allows a page without a key to send a POST with the headers of core's client", async () => {
  const response = await preflight("http://localhost:5173", {
    "access-control-request-headers": "content-type,idempotency-key,x-confident-client",
  });
  expect(response.status).toBe(204);
  const allowed = (name: string) =>
    response.headers.get(`access-control-allow-${name}`)?.split(",");
  expect(allowed("methods")).toContain("POST");
  expect(allowed("headers")).toEqual(
    expect.arrayContaining(["idempotency-key", "x-confident-client"]),
  );
});

test.each([
  ["the right key", fake.apiKey, 200],
  ["a wrong key", "wrong", 401],
])("allows a page to read the response to %s, and its headers", async (_, apiKey, status) => {
  const response = await fetch(server.url + POLICIES, {
    headers: { origin: "http://localhost:5173", CONFIDENT_API_KEY: apiKey },
  });
  expect(response.status).toBe(status);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "http://localhost:5173",
    "access-control-expose-headers": "x-request-id,retry-after,allow",
  });
});

test.each([
  "https://attacker.example",
  "http://localhost.attacker.example",
  "http://attacker.example:5173#localhost",
  "http://127.0.0.1.attacker.example",
  "http://notlocalhost:5173",
  "null",
])("does not allow requests of a page at %s", async (origin) => {
  const { headers } = await preflight(origin);
  expect(headers.has("access-control-allow-origin")).toBe(false);
});

test("a preflight does not use up a fault", async () => {
  fake.failNext({ status: 503 });
  await preflight("http://localhost:5173");
  const headers = { CONFIDENT_API_KEY: fake.apiKey };
  expect((await fetch(server.url + POLICIES, { headers })).status).toBe(503);
});
