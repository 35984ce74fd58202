import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const { resolve } = createRequire(import.meta.url);
const VITEST = join(dirname(resolve("vitest/package.json")), "vitest.mjs");
const PROJECTS = fileURLToPath(new URL("support/projects", import.meta.url));

test("each Vitest project gets its own mock and keeps its environment", async () => {
  const args = [VITEST, "run", "--root", PROJECTS];
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(stdout).toMatch(/Tests {2}2 passed/);
  const found = [...stdout.matchAll(/(http:\S+) (.*)/g)];
  expect(new Set(found.map(([, url]) => url)).size).toBe(2);
  expect(found.map(([, , key]) => key).sort()).toEqual([
    "confident_us_org_only_for_the_mock",
    "of the project",
  ]);
});
