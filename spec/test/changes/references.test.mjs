// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "../../scripts/changes/compare.mjs";
import { LIST, testChanges } from "../support/test-changes.mjs";

const to = (/** @type {string} */ name) => ({ $ref: `#/components/schemas/${name}` });

testChanges({
  "moving a schema, splitting it with allOf and referring to a path item are no changes": {
    before: ({ components, paths }) => {
      components.pathItems = { Organization: paths["/v1/organization"] };
    },
    change: ({ components: { schemas, parameters }, paths }) => {
      schemas.Name = schemas.OrganizationInput.properties.name;
      const { required, properties, ...others } = schemas.OrganizationInput;
      schemas.OrganizationInput = {
        ...others,
        allOf: [{ properties: { name: to("Name") } }, { required }],
      };
      parameters.PolicyId.deprecated = false;
      paths["/v1/organization"] = { $ref: "#/components/pathItems/Organization" };
    },
  },
  "moving a request body, a response and a parameter to the components is no change": {
    before: ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "x", in: "query", schema: {} }];
    },
    change: ({ components, paths }) => {
      const { get, post } = paths[LIST];
      components.requestBodies = { ...components.requestBodies, New: post.requestBody };
      components.responses.Listed = get.responses[200];
      components.responses.Again = { $ref: "#/components/responses/Listed" };
      post.requestBody = { $ref: "#/components/requestBodies/New" };
      get.responses[200] = { $ref: "#/components/responses/Again" };
      components.parameters.X = get.parameters[0];
      get.parameters = [{ $ref: "#/components/parameters/X" }];
    },
  },
  "moving an operation to an extension is no change": {
    change: ({ components, paths }) => {
      components["x-operations"] = { list: paths[LIST].get };
      paths[LIST].get = { $ref: "#/components/x-operations/list" };
    },
  },

  "a constraint next to a reference applies": {
    change: ({ components: { schemas } }) => {
      const { name } = schemas.OrganizationInput.properties;
      schemas.Name = { ...name };
      schemas.OrganizationInput.properties.name = { ...to("Name"), maxLength: 9 };
    },
    breaking: [/: name: maxLength changed from none to 9$/],
  },
  "a constraint next to a reference to a reference applies": {
    before: ({ components: { schemas } }) => {
      schemas.Text = { type: "string" };
      schemas.Short = { ...to("Text"), maxLength: 9 };
      schemas.OrganizationInput.properties.name = to("Short");
    },
    change: ({ components: { schemas } }) => {
      schemas.Short.maxLength = 5;
    },
    breaking: [/^updateOrganization, request .*: name: maxLength changed from 9 to 5$/],
  },
  "a parameter next to a reference to a path item applies": {
    before: ({ components, paths }) => {
      components.pathItems = { Policies: paths[LIST] };
      paths[LIST] = {
        $ref: "#/components/pathItems/Policies",
        parameters: [{ name: "x", in: "query", schema: {} }],
      };
    },
    change: ({ paths }) => delete paths[LIST].parameters,
    breaking: [/^listPolicies, query parameter x: removed/, /^createPolicy, query/],
  },
  "an operation's parameter replaces the path's": {
    before: ({ paths }) => {
      const items = { type: "string" };
      paths[LIST].parameters = [{ name: "x", in: "query", schema: { type: "array", items } }];
      paths[LIST].get.parameters = [{ name: "x", in: "query", schema: { type: "string" } }];
    },
    change: ({ paths }) => {
      paths[LIST].parameters[0].schema.items.maxLength = 5;
    },
    breaking: [/^createPolicy, query parameter x\[\]: maxLength/],
  },
  "a change of an alternative's target is a change": {
    before: ({ components: { schemas } }) => {
      schemas.Text = { type: "string" };
      const either = { anyOf: [to("Text"), { type: "null" }] };
      schemas.OrganizationInput.properties.name = either;
      schemas.DeletedPolicy.properties.id = either;
    },
    change: ({ components: { schemas } }) => {
      schemas.Text.maxLength = 5;
    },
    breaking: [/^updateOrganization, request .*: name \(Text\): maxLength/],
    compatible: [/^deletePolicy, 200 .*: data: id \(Text\): maxLength/],
  },

  "a change inside a schema that contains itself is a change": {
    before: ({ components: { schemas } }) => {
      const tree = to("Tree");
      schemas.Tree = { properties: { name: { type: "string" }, left: tree, all: { items: tree } } };
      schemas.OrganizationInput.properties.name = tree;
    },
    change: ({ components: { schemas } }) => {
      schemas.Tree.properties.name.maxLength = 5;
    },
    breaking: [/, request .*: name: name: maxLength changed/],
  },
  "an alias of a schema that contains itself is no change": {
    before: ({ components: { schemas } }) => {
      schemas.Tree = { properties: { left: to("Tree") } };
      schemas.OrganizationInput.properties.name = to("Tree");
    },
    change: ({ components: { schemas } }) => {
      schemas.Alias = to("Tree");
      schemas.Tree.properties.left = to("Alias");
      schemas.OrganizationInput.properties.name = to("Alias");
    },
  },
  "a circular reference to another schema is breaking": {
    before: ({ components: { schemas } }) => {
      schemas.A = { properties: { b: to("B") } };
      schemas.B = { properties: { a: to("A") } };
      schemas.OrganizationInput.properties.name = to("A");
    },
    change: ({ components: { schemas } }) => {
      schemas.B.properties.a = to("B");
    },
    breaking: [/: name: b: a: circular reference changed from ".*: name" to ".*: name: b"$/],
  },
});

test("accepts a document without paths", () => {
  assert.deepEqual(compare({}, { webhooks: {} }), []);
});

test("throws an error that names a reference without a target", () => {
  const referring = (/** @type {string} */ $ref) => ({ paths: { "/x": { $ref } } });
  assert.throws(
    () => compare({}, referring("#/components/pathItems/X")),
    /Reference not found .*"#\/.*\/X"/,
  );
  assert.throws(
    () => compare({}, referring("other.yaml#/paths")),
    /Reference not found .*"other.yaml#\/paths"/,
  );
  assert.throws(() => compare({}, referring("#/paths/~1x")), /Circular reference: "#\/paths\/~1x"/);
});
