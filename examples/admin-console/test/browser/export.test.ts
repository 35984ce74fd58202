import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { SAMPLE_ORGANIZATION } from "../../server/sample-organization.ts";
import { inspect } from "./support/inspect.ts";
import { focusOn, row, see } from "./support/steps.ts";
import { createTestApp } from "./support/test-app.ts";

const app = createTestApp();

const expected = {
  policies: [...SAMPLE_ORGANIZATION.policies]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, description, permissions = [] }) => ({
      name,
      description,
      permissions: permissions.map((one) => one.name).sort(),
    })),
};

async function download(page: Page, file: string): Promise<string> {
  const started = page.waitForEvent("download");
  await page.getByRole("button", { name: `Download ${file}` }).click();
  const finished = await started;
  expect(finished.suggestedFilename()).toBe(file);
  return readFileSync(await finished.path(), "utf8");
}

test("exports YAML and JSON with the names of permissions, even with read-only access", async () => {
  const page = await app.open("ben");
  await see(row(page, "Auditor"));
  await page.getByRole("button", { name: "Export" }).click();
  await see(page.getByRole("dialog").getByText("- name: Access administration"));
  await inspect(page, "export");
  expect(parse(await download(page, "policies.yaml"))).toEqual(expected);
  await page.getByText("JSON", { exact: true }).click();
  expect(JSON.parse(await download(page, "policies.json"))).toEqual(expected);
  await page.keyboard.press("Escape");
  await focusOn(page, "Export");
});
