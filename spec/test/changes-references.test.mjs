// @ts-check
// What is said elsewhere counts as if it were said here, with all that is said beside the reference.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "../scripts/changes/compare.mjs";
import { testChanges } from "./support/changes.mjs";

const LIST = "/v1/organization/policies";
const to = (/** @type {string} */ name) => ({ $ref: `#/components/schemas/${name}` });

testChanges({
  "a condition beside a reference to a reference": [
    ({ components: { schemas } }) => {
      schemas.Short.maxLength = 5;
    },
    { breaking: [/^updateOrganization, request .*: name: maxLength was 9, is 5$/], harmless: [] },
    ({ components: { schemas } }) => {
      schemas.Text = { type: "string" };
      schemas.Short = { ...to("Text"), maxLength: 9 };
      schemas.OrganizationInput.properties.name = to("Short");
    },
  ],
  "a parameter beside a reference to a path item": [
    ({ paths }) => delete paths[LIST].parameters,
    { breaking: [/^listPolicies, query parameter x: gone/, /^createPolicy, query/], harmless: [] },
    ({ components, paths }) => {
      components.pathItems = { Policies: paths[LIST] };
      paths[LIST] = {
        $ref: "#/components/pathItems/Policies",
        parameters: [{ name: "x", in: "query", schema: {} }],
      };
    },
  ],
  "a request, an answer and a parameter told elsewhere": [
    ({ components, paths }) => {
      const { get, post } = paths[LIST];
      components.requestBodies = { ...components.requestBodies, New: post.requestBody };
      components.responses.Listed = get.responses[200];
      components.responses.Again = { $ref: "#/components/responses/Listed" };
      post.requestBody = { $ref: "#/components/requestBodies/New" };
      get.responses[200] = { $ref: "#/components/responses/Again" };
      components.parameters.X = get.parameters[0];
      get.parameters = [{ $ref: "#/components/parameters/X" }];
    },
    { breaking: [], harmless: [] },
    ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "x", in: "query", schema: {} }];
    },
  ],
  "an operation told elsewhere": [
    ({ components, paths }) => {
      components["x-operations"] = { list: paths[LIST].get };
      paths[LIST].get = { $ref: "#/components/x-operations/list" };
    },
    { breaking: [], harmless: [] },
  ],
  "a parameter of the path that an operation has in another form": [
    ({ paths }) => {
      paths[LIST].parameters[0].schema.items.maxLength = 5;
    },
    { breaking: [/^createPolicy, query parameter x\[\]: maxLength/], harmless: [] },
    ({ paths }) => {
      const items = { type: "string" };
      paths[LIST].parameters = [{ name: "x", in: "query", schema: { type: "array", items } }];
      paths[LIST].get.parameters = [{ name: "x", in: "query", schema: { type: "string" } }];
    },
  ],
  "another name on the way to a schema that contains itself": [
    ({ components: { schemas } }) => {
      schemas.Alias = to("Tree");
      schemas.Tree.properties.left = to("Alias");
      schemas.OrganizationInput.properties.name = to("Alias");
    },
    { breaking: [], harmless: [] },
    ({ components: { schemas } }) => {
      schemas.Tree = { properties: { left: to("Tree") } };
      schemas.OrganizationInput.properties.name = to("Tree");
    },
  ],
  "schemas that contain one another": [
    ({ components: { schemas } }) => {
      schemas.B.properties.a = to("B");
    },
    { breaking: [/: name: b: a: as was ".*: name", is ".*: name: b"$/], harmless: [] },
    ({ components: { schemas } }) => {
      schemas.A = { properties: { b: to("B") } };
      schemas.B = { properties: { a: to("A") } };
      schemas.OrganizationInput.properties.name = to("A");
    },
  ],
});

test("a document may have no paths, and says which reference leads nowhere", () => {
  const referring = (/** @type {string} */ $ref) => ({ paths: { "/x": { $ref } } });
  assert.deepEqual(compare({}, { webhooks: {} }), []);
  assert.throws(
    () => compare({}, referring("#/components/pathItems/X")),
    /"#\/.*\/X" leads nowhere/,
  );
  assert.throws(
    () => compare({}, referring("other.yaml#/paths")),
    /"other.yaml#\/paths" leads nowhere/,
  );
  assert.throws(() => compare({}, referring("#/paths/~1x")), /"#\/paths\/~1x" leads nowhere/);
});
