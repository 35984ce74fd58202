import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningConsole, startConsole } from "../../server/start-console.ts";

const page = mkdtempSync(join(tmpdir(), "page-"));
writeFileSync(join(page, "index.html"), "<head></head>");
let running: RunningConsole;

beforeAll(async () => {
  const upstream = { apiKey: "confident_us_org_1", baseUrl: "http://127.0.0.1:9" };
  running = await startConsole({ page, upstream });
});
afterAll(async () => {
  await running.stop();
  rmSync(page, { recursive: true });
});

/** Sends a request as a page of this host would. */
function statusOf(host: string, path: string, method = "GET"): Promise<number | undefined> {
  const headers = { host, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(running.url + path, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end(method === "POST" ? '{"id":"ada"}' : undefined);
  });
}

test.each(["127.0.0.1", "localhost"])("serves the console on the host name %s", async (name) => {
  const host = `${name}:${new URL(running.url).port}`;
  expect(await statusOf(host, "/")).toBe(200);
  expect(await statusOf(host, "/api/session", "POST")).toBe(200);
  expect(await statusOf(host, "/api/confident/v1/organization/policies")).toBe(401);
});

test("rejects sign-ins and reads on another host name that resolves to this machine", async () => {
  const host = `evil.test:${new URL(running.url).port}`;
  expect(await statusOf(host, "/")).toBe(403);
  expect(await statusOf(host, "/api/session", "POST")).toBe(403);
  expect(await statusOf(host, "/api/confident/v1/organization/policies")).toBe(403);
});

test("rejects if the console cannot start, and leaves no server running", async () => {
  const started = startConsole({ page, upstream: { apiKey: "confident_us_proj_1" } });
  await expect(started).rejects.toThrow("project key");
});
