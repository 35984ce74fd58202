import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { box, edit, hear, row, save, see } from "./support/steps.ts";
import { createTestApp, KEY } from "./support/test-app.ts";

const app = createTestApp();
const built = fileURLToPath(new URL("../../dist/page", import.meta.url));

/** Records everything that the page receives. */
function eavesdrop(page: Page): Promise<string>[] {
  const heard: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = response.allHeaders().then((all) => JSON.stringify(all));
    const body = response.text().catch(() => "");
    heard.push(Promise.all([headers, body]).then((parts) => parts.join("\n")));
  });
  return heard;
}

/** Returns everything that the page stores. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([
      document.documentElement.outerHTML,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      await indexedDB.databases(),
      await caches.keys(),
      [...document.querySelectorAll("input")].map(({ value }) => value),
      history.state,
    ]),
  );
}

test("the browser does not receive or store the key, even if calls fail", async () => {
  const page = await app.open("ada");
  const heard = eavesdrop(page);
  await page.reload();
  await edit(page, "Billing");
  await box(page, "iam:read").click();
  app.fake.failNext({ operation: "updatePolicy", status: 422 });
  await save(page);
  await see(page.getByText("The API rejected the request:"));
  app.fake.failNext({ operation: "updatePolicy", status: 401 });
  await save(page);
  await see(page.getByText("does not accept this server's key"));
  await save(page);
  await hear(page, "Saved Billing");
  await page.getByRole("button", { name: "Export" }).click();
  await see(page.getByRole("dialog"));
  const all = await Promise.all(heard);
  expect(all.length).toBeGreaterThan(10);
  expect(all.join("\n")).toContain("Access administration");
  expect(all.join("\n")).not.toContain(KEY);
  expect(await kept(page)).not.toContain(KEY);
});

test("the page cannot read its own session", async () => {
  const page = await app.open("ada");
  await see(row(page, "Billing"));
  expect(await page.evaluate(() => document.cookie)).toBe("");
});

test("the build contains no key", () => {
  const files = readdirSync(built, { recursive: true, encoding: "utf8" })
    .map((name) => join(built, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    expect(text, file).not.toContain(KEY);
    expect(text, file).not.toContain("CONFIDENT_ORG_API_KEY=");
  }
});
