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
});
