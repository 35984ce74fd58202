import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The packages that a module imports, directly or through relative imports, without types and dynamic imports. */
function packagesOf(module: URL, seen = new Set<string>()): string[] {
  if (seen.has(module.href)) {
    return [];
  }
  seen.add(module.href);
  const source = readFileSync(module, "utf8");
  return [...source.matchAll(/^(?:import|export) (?!type)[^"()=]*"([^"]+)";/gm)].flatMap(
    ([, name = ""]) => (name.startsWith(".") ? packagesOf(new URL(name, module), seen) : [name]),
  );
}

test("the fake adds only these packages to a browser bundle", () => {
  const packages = new Set(packagesOf(new URL("../src/fake.ts", import.meta.url)));
  expect([...packages].sort()).toEqual([
    "@cfworker/json-schema",
    "@confident-admin/spec",
    "@confident-admin/spec/operations",
    "hono",
  ]);
});
