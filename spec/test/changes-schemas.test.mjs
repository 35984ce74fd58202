// @ts-check
// What a schema allows, however it is put together.
import { testChanges } from "./support/changes.mjs";

/** @param {unknown} schema - of a field that is sent, and of one that comes back */
const both =
  (schema) =>
  (/** @type {any} */ { components: { schemas } }) => {
    schemas.OrganizationInput.properties.name = schema;
    schemas.DeletedPolicy.properties.id = schema;
  };
const SENT = "^updateOrganization, request .*: name";
const COMES = "^deletePolicy, 200 .*: data: id";
const says = (/** @type {string} */ where, /** @type {string} */ what) =>
  new RegExp(`${where}${what}$`);

testChanges({
  "the narrower of two limits": [
    both({ allOf: [{ maxLength: 3, minLength: 2 }, { maxLength: 9 }, { minLength: 1 }] }),
    {
      breaking: [says(SENT, ": maxLength was 5, is 3"), says(COMES, ": minLength was 3, is 2")],
      harmless: [says(SENT, ": minLength was 3, is 2"), says(COMES, ": maxLength was 5, is 3")],
    },
    both({ allOf: [{ maxLength: 5, minLength: 3 }, { maxLength: 9 }, { minLength: 1 }] }),
  ],
  "the wider of two limits": [
    both({ allOf: [{ maxLength: 5 }, { maxLength: 7 }, { enum: ["b"] }, { enum: ["b", "c"] }] }),
    { breaking: [], harmless: [] },
    both({ allOf: [{ maxLength: 5 }, { maxLength: 9 }, { enum: ["a", "b"] }, { enum: ["b"] }] }),
  ],
  "one pattern of two": [
    both({ allOf: [{ pattern: "c" }, { pattern: "b" }] }),
    {
      breaking: [says(SENT, ": pattern was .*"), says(COMES, ": pattern was .*")],
      harmless: [],
    },
    both({ allOf: [{ pattern: "a" }, { pattern: "b" }] }),
  ],
  "the same values in another order, and what goes without saying": [
    both({ enum: ["b", "a"], uniqueItems: false, additionalProperties: true, items: {} }),
    { breaking: [], harmless: [] },
    both({ enum: ["a", "b"] }),
  ],
  "one alternative less of those that look alike": [
    both({
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "string", format: "date" },
      ],
    }),
    {
      breaking: [says(SENT, " \\(string 2\\): gone")],
      harmless: [says(COMES, " \\(string 2\\): gone")],
    },
    both({
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "string", format: "date" },
        { type: "string", format: "time" },
      ],
    }),
  ],
  "a value more in an enum that is open": [
    both({ anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "string" }] }),
    {
      breaking: [],
      harmless: [says(SENT, " \\(enum\\): enum was .*"), says(COMES, " \\(enum\\): enum was .*")],
    },
    both({ anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] }),
  ],
  "alternatives where there were none": [
    both({ type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
    {
      breaking: [says(SENT, ": alternatives was not there, is true")],
      harmless: [says(COMES, ": alternatives was .*")],
    },
    both({ type: "object" }),
  ],
  "no more alternatives": [
    both({ type: "object" }),
    {
      breaking: [says(COMES, ": alternatives was .*")],
      harmless: [says(SENT, ": alternatives was true, is not there")],
    },
    both({ type: "object", oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
  ],
  "what anyOf says beside oneOf": [
    both({ anyOf: [{ type: "string", maxLength: 3 }], oneOf: [{ type: "integer" }] }),
    {
      breaking: [says(SENT, " \\(string\\): maxLength was 5, is 3")],
      harmless: [says(COMES, " \\(string\\): maxLength was .*")],
    },
    both({ anyOf: [{ type: "string", maxLength: 5 }], oneOf: [{ type: "integer" }] }),
  ],
  "what must be there without being described": [
    both({ anyOf: [{ required: ["a", "c"] }] }),
    {
      breaking: [
        says(SENT, " \\(any\\): c \\(needed\\): new"),
        says(COMES, " \\(any\\): b \\(needed\\): gone"),
      ],
      harmless: [
        says(SENT, " \\(any\\): b \\(needed\\): gone"),
        says(COMES, " \\(any\\): c \\(needed\\): new"),
      ],
    },
    both({ anyOf: [{ required: ["a", "b"] }] }),
  ],
  "what the values of lists and maps must be from now on": [
    both({
      additionalProperties: { type: "string" },
      patternProperties: { "^x": { type: "string" } },
      propertyNames: { maxLength: 5 },
      items: { type: "string" },
      prefixItems: [{ type: "integer" }],
    }),
    {
      breaking: [
        says(SENT, ": \\(any other\\): new"),
        says(SENT, ": \\(any name\\): new"),
        says(SENT, ": /\\^x/: new"),
        says(SENT, "\\[\\]: new"),
        says(SENT, "\\[0\\]: new"),
      ],
      harmless: [says(COMES, ".*: new")],
    },
    both({}),
  ],
  "what the values of lists and maps need no longer be": [
    both({}),
    { breaking: [says(COMES, ".*: gone")], harmless: [says(SENT, ".*: gone")] },
    both({
      unevaluatedProperties: { type: "string" },
      unevaluatedItems: { type: "string" },
      additionalProperties: { type: "string" },
      items: { type: "string" },
    }),
  ],
  "what is refused altogether": [
    both({ properties: { a: false }, prefixItems: [true], items: false }),
    {
      breaking: [says(SENT, ": a: not was .*"), says(SENT, ": items was not there, is false")],
      harmless: [says(COMES, ": a: not was .*"), says(COMES, ": items was not there, is false")],
    },
    both({ properties: { a: true }, prefixItems: [true] }),
  ],
  "what a schema refers to that must not hold": [
    ({ components: { schemas } }) => {
      schemas.Other.maxLength = 5;
    },
    { breaking: [says(SENT, ": not was .*"), says(COMES, ": not was .*")], harmless: [] },
    (document) => {
      document.components.schemas.Other = { minLength: 1, description: "x" };
      both({ not: { $ref: "#/components/schemas/Other" } })(document);
    },
  ],
  "a default less, which made a field one that is always there": [
    both({ type: "string" }),
    { breaking: [says(SENT, ": default was .*"), says(COMES, ": default was .*")], harmless: [] },
    both({ type: "string", default: "a" }),
  ],
  "one value instead of any of its type": [
    both({ const: true }),
    {
      breaking: [says(SENT, ": const was not there, is true")],
      harmless: [says(COMES, ": const was .*")],
    },
    both({ type: "boolean" }),
  ],
  "any value of the type of those that there were": [
    both({ type: ["integer", "null", "string"] }),
    { breaking: [], harmless: [says(SENT, ": enum was .*"), says(COMES, ": enum was .*")] },
    both({ enum: ["a", 1, null] }),
  ],
  "any number instead of whole ones": [
    both({ type: "number" }),
    { breaking: [says(COMES, ": type was .*")], harmless: [says(SENT, ": type was .*")] },
    both({ type: "integer" }),
  ],
  "whole numbers instead of any": [
    both({ type: ["integer", "null"] }),
    { breaking: [says(SENT, ": type was .*")], harmless: [says(COMES, ": type was .*")] },
    both({ type: ["number", "null"] }),
  ],
  "what only comes, and what is only sent": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name = { readOnly: true };
      schemas.PolicyInput.properties.description = { writeOnly: true };
      schemas.DeletedPolicy.properties = { id: { readOnly: true }, deleted: { writeOnly: true } };
    },
    {
      breaking: [says(SENT, ": readOnly was .*"), /: data: deleted: writeOnly was/],
      harmless: [/: description: writeOnly was/, says(COMES, ": readOnly was .*")],
    },
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name = {};
      schemas.PolicyInput.properties.description = {};
      schemas.DeletedPolicy.properties = { id: {}, deleted: {} };
    },
  ],
  "a value more": [
    both({ enum: ["a", "b"] }),
    { breaking: [], harmless: [says(SENT, ": enum was .*"), says(COMES, ": enum was .*")] },
    both({ enum: ["a"] }),
  ],
  "a value less": [
    both({ enum: ["a"] }),
    { breaking: [says(SENT, ": enum was .*")], harmless: [says(COMES, ": enum was .*")] },
    both({ enum: ["a", "b"] }),
  ],
});
