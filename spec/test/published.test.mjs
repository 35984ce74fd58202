import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { parse } from "yaml";
import { buildOperations } from "../scripts/operations/build-operations.mjs";

const require = createRequire(import.meta.url);
const yaml = parse(readFileSync(require.resolve("@confident-admin/spec/openapi.yaml"), "utf8"));

test("the JSON file equals the YAML file", () => {
  assert.deepEqual(require("@confident-admin/spec/openapi.json"), yaml);
});

test("the module exports the YAML file", async () => {
  const { default: openapi } = await import("@confident-admin/spec");
  assert.deepEqual(openapi, yaml);
});

test("the operations are those of the YAML file", async () => {
  const { operations } = await import("@confident-admin/spec/operations");
  assert.deepEqual(operations, buildOperations(yaml));
  assert.equal(operations.updatePolicy.path, "/v1/organization/policies/{policyId}");
});
