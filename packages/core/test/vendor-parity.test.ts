import { readFileSync } from "node:fs";
import { operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";

const admin = new ConfidentAdmin({ apiKey: "confident_us_org_0123456789" });
/** The operation of each bound method, by the name that the docs use, such as `policies.list`. */
const BOUND = { ...namesIn(admin, ""), ...namesIn(admin.project("any"), "project(projectId).") };

function namesIn(bound: object, owner: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bound).flatMap(([resource, methods]) =>
      Object.entries<() => unknown>(methods).map(([verb, method]) => [
        `${owner}${resource}.${verb}`,
        method.name.replace("bound ", ""),
      ]),
    ),
  );
}

function read(page: string): string {
  return readFileSync(new URL(`../../../docs/${page}`, import.meta.url), "utf8");
}

test("docs/vendor-parity.md names the bound method of every operation once", () => {
  const rows = Array.from(
    read("vendor-parity.md").matchAll(/ \| `(\S+)` \| `(\w+)` \|$/gm),
    ([, method = "", operation]) => `${operation}: ${BOUND[method] ?? `${method} is not bound`}`,
  );
  const expected = Object.keys(operations).map((id) => `${id}: ${id}`);
  expect(rows.sort()).toEqual(expected.sort());
});

test.each(["vendor-parity.md", "migrating.md"])(
  "docs/%s names bound methods that exist",
  (page) => {
    const named = read(page).match(/(?<=\badmin\.)(?:project\(\w+\)\.)?\w+\.\w+/g) ?? [];
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !(name in BOUND))).toEqual([]);
  },
);
