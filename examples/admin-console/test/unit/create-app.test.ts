import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createApp } from "../../server/create-app.ts";

const page = mkdtempSync(join(tmpdir(), "page-"));
mkdirSync(join(page, "assets"));
writeFileSync(join(page, "index.html"), "<head></head>");
writeFileSync(join(page, "assets/index-1a2b.js"), "export {};");
afterAll(() => rmSync(page, { recursive: true }));

const app = createApp({
  page,
  origins: ["http://localhost"],
  upstream: { apiKey: "confident_us_org_1" },
});

test("marks only existing assets as cacheable", async () => {
  const found = await app.request("/assets/index-1a2b.js");
  expect(found.status).toBe(200);
  expect(found.headers.get("cache-control")).toContain("immutable");
  const missing = await app.request("/assets/index-3c4d.js");
  expect(missing.status).toBe(404);
  expect(missing.headers.get("cache-control")).toBe("no-store");
});
