// @ts-check
import { testChanges } from "../support/test-changes.mjs";

/**
 * Sets the schema of a field in a request, and of one in a response.
 *
 * @param {unknown} schema
 */
const both =
  (schema) =>
  (/** @type {any} */ { components: { schemas } }) => {
    schemas.OrganizationInput.properties.name = schema;
    schemas.DeletedPolicy.properties.id = schema;
  };
const inRequest = (/** @type {string} */ text) =>
  new RegExp(`^updateOrganization, request .*: name${text}$`);
const inResponse = (/** @type {string} */ text) =>
  new RegExp(`^deletePolicy, 200 .*: data: id${text}$`);

testChanges({
  "adding a required field to a request is breaking": {
    change: ({ components: { schemas } }) =>
      schemas.OrganizationInput.required.push("plan") &&
      Object.assign(schemas.OrganizationInput.properties, { plan: { type: "string" } }),
    breaking: [/^updateOrganization, request .*: plan: added$/],
  },
  "adding an optional field to a request is compatible": {
    change: ({ components: { schemas } }) =>
      Object.assign(schemas.OrganizationInput.properties, { plan: { type: "string" } }),
    compatible: [/^updateOrganization, request .*: plan: added$/],
  },
  "removing a field from a request is breaking": {
    change: ({ components: { schemas } }) => delete schemas.PolicyInput.properties.description,
    breaking: [/^createPolicy, request .*: description: removed$/, /^updatePolicy, request/],
  },
  "making a field of a request required is breaking": {
    change: ({ components: { schemas } }) => schemas.PolicyInput.required.push("description"),
    breaking: [/^createPolicy.*: required changed from false to true$/, /^updatePolicy/],
  },
  "adding a field to a response is compatible": {
    change: ({ components: { schemas } }) =>
      Object.assign(schemas.DeletedPolicy.properties, { at: { type: "string" } }),
    compatible: [/^deletePolicy, 200 .*: data: at: added$/],
  },
  "removing a field from a response is breaking": {
    change: ({ components: { schemas } }) => delete schemas.DeletedPolicy.properties.id,
    breaking: [inResponse(": removed")],
    compatible: [inResponse(" \\(required\\): added")],
  },
  "making a field of a response optional is breaking": {
    change: ({ components: { schemas } }) => {
      schemas.DeletedPolicy.required = ["deleted"];
    },
    breaking: [inResponse(": required changed from true to false")],
  },
  "requiring a field that no schema describes restricts values": {
    before: both({ anyOf: [{ required: ["a", "b"] }] }),
    change: both({ anyOf: [{ required: ["a", "c"] }] }),
    breaking: [
      inRequest(" \\(any\\): c \\(required\\): added"),
      inResponse(" \\(any\\): b \\(required\\): removed"),
    ],
    compatible: [
      inRequest(" \\(any\\): b \\(required\\): removed"),
      inResponse(" \\(any\\): c \\(required\\): added"),
    ],
  },
  "deprecating a field is compatible": {
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.deprecated = true;
    },
    compatible: [inRequest(": deprecated changed from none to true")],
  },
  "a read-only field breaks requests, and a write-only field breaks responses": {
    before: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name = {};
      schemas.PolicyInput.properties.description = {};
      schemas.DeletedPolicy.properties = { id: {}, deleted: {} };
    },
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name = { readOnly: true };
      schemas.PolicyInput.properties.description = { writeOnly: true };
      schemas.DeletedPolicy.properties = { id: { readOnly: true }, deleted: { writeOnly: true } };
    },
    breaking: [inRequest(": readOnly changed .*"), /: data: deleted: writeOnly changed/],
    compatible: [/: description: writeOnly changed/, inResponse(": readOnly changed .*")],
  },
  "adding a default to a request is breaking": {
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.default = "x";
    },
    breaking: [inRequest(': default changed from none to "x"')],
  },
  "removing a default is breaking": {
    before: both({ type: "string", default: "a" }),
    change: both({ type: "string" }),
    breaking: [inRequest(": default changed .*"), inResponse(": default changed .*")],
  },

  "adding a limit to a request is breaking": {
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.maxLength = 10;
    },
    breaking: [inRequest(": maxLength changed from none to 10")],
  },
  "removing a limit from a request is compatible": {
    change: ({ components: { schemas } }) =>
      delete schemas.OrganizationInput.properties.name.minLength,
    compatible: [inRequest(": minLength changed from 1 to none")],
  },
  "the narrower of two limits applies": {
    before: both({ allOf: [{ maxLength: 5, minLength: 3 }, { maxLength: 9 }, { minLength: 1 }] }),
    change: both({ allOf: [{ maxLength: 3, minLength: 2 }, { maxLength: 9 }, { minLength: 1 }] }),
    breaking: [
      inRequest(": maxLength changed from 5 to 3"),
      inResponse(": minLength changed from 3 to 2"),
    ],
    compatible: [
      inRequest(": minLength changed from 3 to 2"),
      inResponse(": maxLength changed from 5 to 3"),
    ],
  },
  "the wider of two limits has no effect": {
    before: both({
      allOf: [{ maxLength: 5 }, { maxLength: 9 }, { enum: ["a", "b"] }, { enum: ["b"] }],
    }),
    change: both({
      allOf: [{ maxLength: 5 }, { maxLength: 7 }, { enum: ["b"] }, { enum: ["b", "c"] }],
    }),
  },
  "changing one of two patterns is breaking": {
    before: both({ allOf: [{ pattern: "a" }, { pattern: "b" }] }),
    change: both({ allOf: [{ pattern: "c" }, { pattern: "b" }] }),
    breaking: [inRequest(": pattern changed .*"), inResponse(": pattern changed .*")],
  },

  "changing the type of a request is breaking": {
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.type = "integer";
    },
    breaking: [inRequest(': type changed from \\["string"\\] to \\["integer"\\]')],
  },
  "adding a type to a request is compatible": {
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.type = ["string", "null"];
    },
    compatible: [inRequest(": type changed .*")],
  },
  "adding a type to a response is breaking": {
    change: ({ components: { schemas } }) => {
      schemas.DeletedPolicy.properties.id = { type: ["string", "null"] };
    },
    breaking: [inResponse(": type changed .*")],
  },
  "a number accepts every integer": {
    before: both({ type: "integer" }),
    change: both({ type: "number" }),
    breaking: [inResponse(": type changed .*")],
    compatible: [inRequest(": type changed .*")],
  },
  "an integer does not accept every number": {
    before: both({ type: ["number", "null"] }),
    change: both({ type: ["integer", "null"] }),
    breaking: [inRequest(": type changed .*")],
    compatible: [inResponse(": type changed .*")],
  },

  "adding a value is compatible": {
    before: both({ enum: ["a"] }),
    change: both({ enum: ["a", "b"] }),
    compatible: [inRequest(": enum changed .*"), inResponse(": enum changed .*")],
  },
  "removing a value breaks requests": {
    before: both({ enum: ["a", "b"] }),
    change: both({ enum: ["a"] }),
    breaking: [inRequest(": enum changed .*")],
    compatible: [inResponse(": enum changed .*")],
  },
  "replacing a value breaks requests": {
    before: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.enum = ["a", "b"];
      schemas.DeletedPolicy.properties.id.enum = ["a", "b"];
    },
    change: ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.enum = ["a", "c"];
      schemas.DeletedPolicy.properties.id.enum = ["a", "c"];
    },
    breaking: [inRequest(": enum changed .*")],
    compatible: [inResponse(": enum changed .*")],
  },
  "the order of values and written-out defaults are ignored": {
    before: both({ enum: ["a", "b"] }),
    change: both({ enum: ["b", "a"], uniqueItems: false, additionalProperties: true, items: {} }),
  },
  "adding a constant restricts values": {
    before: both({ type: "boolean" }),
    change: both({ const: true }),
    breaking: [inRequest(": const changed from none to true")],
    compatible: [inResponse(": const changed .*")],
  },
  "replacing values by their types is compatible": {
    before: both({ enum: ["a", 1, null] }),
    change: both({ type: ["integer", "null", "string"] }),
    compatible: [inRequest(": enum changed .*"), inResponse(": enum changed .*")],
  },
  "adding a value to an open enum is compatible": {
    before: both({ anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] }),
    change: both({ anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "string" }] }),
    compatible: [
      inRequest(" \\(enum\\): enum changed .*"),
      inResponse(" \\(enum\\): enum changed .*"),
    ],
  },

  "marking a field as secret is compatible": {
    before: both({ type: "string" }),
    change: both({ type: "string", "x-secret": true, "x-note": true }),
    compatible: [inRequest(": x-secret changed .*"), inResponse(": x-secret changed .*")],
  },
  "removing the mark of a secret field is breaking": {
    before: both({ type: "string", "x-secret": true }),
    change: both({ type: "string" }),
    breaking: [inRequest(": x-secret changed .*"), inResponse(": x-secret changed .*")],
  },

  "adding an alternative breaks responses, and removing one breaks requests": {
    before: both({ oneOf: [{ type: "string" }, { type: "null" }] }),
    change: both({ oneOf: [{ type: "string" }, { type: "integer" }] }),
    breaking: [inRequest(" \\(null\\): removed"), inResponse(" \\(integer\\): added")],
    compatible: [inRequest(" \\(integer\\): added"), inResponse(" \\(null\\): removed")],
  },
  "alternatives with one name are numbered": {
    before: both({
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "string", format: "date" },
        { type: "string", format: "time" },
      ],
    }),
    change: both({
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "string", format: "date" },
      ],
    }),
    breaking: [inRequest(" \\(string 2\\): removed")],
    compatible: [inResponse(" \\(string 2\\): removed")],
  },
  "adding the first alternatives restricts values": {
    before: both({ type: "object" }),
    change: both({ type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
    breaking: [inRequest(": alternatives changed from none to true")],
    compatible: [inResponse(": alternatives changed .*")],
  },
  "removing the last alternatives allows more values": {
    before: both({ type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
    change: both({ type: "object" }),
    breaking: [inResponse(": alternatives changed .*")],
    compatible: [inRequest(": alternatives changed from true to none")],
  },
  "anyOf and oneOf apply together": {
    before: both({ anyOf: [{ type: "string", maxLength: 5 }], oneOf: [{ type: "integer" }] }),
    change: both({ anyOf: [{ type: "string", maxLength: 3 }], oneOf: [{ type: "integer" }] }),
    breaking: [inRequest(" \\(string\\): maxLength changed from 5 to 3")],
    compatible: [inResponse(" \\(string\\): maxLength changed .*")],
  },

  "changing the schemas of additional properties, property names and items is a change": {
    before: ({ components: { schemas } }) => {
      const text = { $ref: "#/components/schemas/Text" };
      schemas.Text = { type: "string" };
      schemas.OrganizationInput.properties.name = {
        additionalProperties: text,
        propertyNames: text,
      };
      schemas.PolicyInput.properties.description = { prefixItems: [text] };
    },
    change: ({ components: { schemas } }) => {
      schemas.Text.type = "integer";
    },
    breaking: [
      /: name: \(additional properties\): type changed/,
      /: description\[0\]: type changed/,
      /: name: \(property names\): type/,
    ],
  },
  "adding schemas of items and additional properties restricts values": {
    before: both({}),
    change: both({
      additionalProperties: { type: "string" },
      patternProperties: { "^x": { type: "string" } },
      propertyNames: { maxLength: 5 },
      items: { type: "string" },
      prefixItems: [{ type: "integer" }],
    }),
    breaking: [
      inRequest(": \\(additional properties\\): added"),
      inRequest(": \\(property names\\): added"),
      inRequest(": /\\^x/: added"),
      inRequest("\\[\\]: added"),
      inRequest("\\[0\\]: added"),
    ],
    compatible: [inResponse(".*: added")],
  },
  "removing schemas of items and properties allows more values": {
    before: both({
      unevaluatedProperties: { type: "string" },
      unevaluatedItems: { type: "string" },
      additionalProperties: { type: "string" },
      items: { type: "string" },
    }),
    change: both({}),
    breaking: [inResponse(".*: removed")],
    compatible: [inRequest(".*: removed")],
  },
  "the schema false allows no value": {
    before: both({ properties: { a: true }, prefixItems: [true] }),
    change: both({ properties: { a: false }, prefixItems: [true], items: false }),
    breaking: [inRequest(": a: not changed .*"), inRequest(": items changed from none to false")],
    compatible: [
      inResponse(": a: not changed .*"),
      inResponse(": items changed from none to false"),
    ],
  },
  "changing the target of a reference in not is breaking": {
    before: (document) => {
      document.components.schemas.Other = { minLength: 1, description: "x" };
      both({ not: { $ref: "#/components/schemas/Other" } })(document);
    },
    change: ({ components: { schemas } }) => {
      schemas.Other.maxLength = 5;
    },
    breaking: [inRequest(": not changed .*"), inResponse(": not changed .*")],
  },
});
