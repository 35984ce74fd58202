import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { requestExample, requestTarget, responseExamples } from "@confident-admin/spec/examples";
import { operations } from "@confident-admin/spec/operations";
import { parse } from "yaml";

const { components } = parse(readFileSync(new URL("../openapi.yaml", import.meta.url), "utf8"));
const IDS = Object.keys(operations);

test("every parameter and body has an example", () => {
  for (const id of IDS) {
    const { parameters, body } = operations[id];
    const example = requestExample(id);
    for (const location of ["path", "query"]) {
      const names = parameters[location].map(({ name }) => name);
      assert.deepEqual(Object.keys(example[location]), names, id);
      assert.ok(!Object.values(example[location]).includes(undefined), id);
    }
    assert.equal(typeof example.body, body ? "object" : "undefined", id);
  }
});

test("every response with a body has a named example", () => {
  for (const id of IDS) {
    const examples = responseExamples(id);
    const statuses = [...new Set(examples.map(({ status }) => status))];
    assert.deepEqual(statuses, operations[id].statuses, id);
    for (const { status, name, body } of examples) {
      assert.equal(typeof name, status === 204 ? "undefined" : "string", id);
      assert.equal(body?.success, status === 204 ? undefined : status < 300, id);
    }
  }
});

test("the values are the document's first ones", () => {
  const { path, query, body } = requestExample("updateProjectMemberRole");
  assert.deepEqual(Object.entries(path), [
    ["projectId", "cm4p7h0z40002l7083k5n9v1x"],
    ["userId", "cm3k9x2a10002l508m8s1v6wb"],
  ]);
  assert.deepEqual(query, {});
  assert.deepEqual(body, { roleId: "6d8f0a2c-4e5b-4a7d-9c1e-3f5b7d9e1a11" });
  assert.deepEqual(requestExample("listMembers").query, { page: 2, pageSize: 50 });
  const { content } = components.responses.Unauthorized;
  const [[name, { value }]] = Object.entries(content["application/json"].examples);
  const unauthorized = responseExamples("listRoles").find(({ status }) => status === 401);
  assert.deepEqual(unauthorized, { status: 401, name, body: value });
});

test("requestTarget encodes as openapi-fetch does", () => {
  const path = { policyId: "a/é %2F$&" };
  const query = { page: 2, q: "a b,c+d", ids: ["1", "2 3"], none: [], absent: undefined };
  assert.equal(
    requestTarget("listGovernancePolicyProjects", { path, query }),
    "/v1/organization/governance-policies/a%2F%C3%A9%20%252F%24%26/projects?page=2&q=a%20b%2Cc%2Bd&ids=1&ids=2%203",
  );
  assert.equal(requestTarget("listPolicies", { path: {}, query: {} }), "/v1/organization/policies");
});
