// Checks the guides in docs/ against the code.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";

const page = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

test("the migration guide has every function of policies, permissions and the organization", () => {
  const admin = new ConfidentAdmin({ apiKey: "confident_us_org_1" });
  const guide = page("docs/migrating.md");
  const groups = ["policies", "permissions", "organization"] as const;
  const names = groups.flatMap((group) =>
    Object.keys(admin[group]).map((name) => `admin.${group}.${name}(`),
  );
  expect(names).toContain("admin.policies.list(");
  expect(names.filter((name) => !guide.includes(name))).toEqual([]);
});

test.each(["grant", "revoke", "rename", "ensure"])("llms.txt has the helper %s", (name) => {
  expect(page("llms.txt")).toContain(`policies.${name}`);
});

const [, list = "[]"] =
  /"transformIgnorePatterns": (\[[^\]]*\])/.exec(page("docs/runtimes.md")) ?? [];
const ignored = (path: string) =>
  (JSON.parse(list) as string[]).some((pattern) => new RegExp(pattern).test(path));

test.each([
  ["npm", "/app/node_modules"],
  ["nested npm", "/app/node_modules/@confident-admin/mock/node_modules"],
  ["pnpm", "/app/node_modules/.pnpm/some-package@1.0.0/node_modules"],
])("Jest's pattern compiles the packages, and no others, in the folders of %s", (_, folder) => {
  for (const name of ["@confident-admin/core", "openapi-fetch", "hono", "@hono/node-server"]) {
    expect([name, ignored(`${folder}/${name}/dist/index.js`)]).toEqual([name, false]);
  }
  expect(ignored(`${folder}/lodash/index.js`)).toBe(true);
  expect(ignored(`${folder}/hono-other/index.js`)).toBe(true);
});
