import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../server/create-app.ts";
import { localOrigins } from "../../server/local-origins.ts";

const page = mkdtempSync(join(tmpdir(), "page-"));
writeFileSync(join(page, "index.html"), "<head></head>");
afterAll(() => rmSync(page, { recursive: true }));

test.each([
  [80, "", "127.0.0.1"],
  [80, "", "127.0.0.1:80"],
  [80, "", "localhost"],
  [443, ":443", "127.0.0.1:443"],
  [3000, ":3000", "localhost:3000"],
])("on port %d, origins end with '%s', and the console serves %s", async (port, suffix, host) => {
  const origins = localOrigins(port);
  expect(origins).toEqual([`http://127.0.0.1${suffix}`, `http://localhost${suffix}`]);
  const upstream = { apiKey: "confident_us_org_1", baseUrl: "http://127.0.0.1:1234" };
  const app = createApp({ page, origins, upstream });
  const headers = { host, "sec-fetch-site": "same-origin" };
  const statusOf = async (path: string) =>
    (await app.fetch(new Request(`http://${host}${path}`, { headers }))).status;
  expect(await statusOf("/")).toBe(200);
  expect(await statusOf("/api/confident/v1/organization/policies")).toBe(401);
});
