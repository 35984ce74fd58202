// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { compare } from "../scripts/changes/compare.mjs";

const document = parse(readFileSync(new URL("../openapi.yaml", import.meta.url), "utf8"));
const LIST = "/v1/organization/policies";

/** @type {Record<string, [(changed: any) => void, { breaking: RegExp[], harmless: RegExp[] }]>} */
const CASES = {
  nothing: [() => {}, { breaking: [], harmless: [] }],
  "other words": [
    ({ info, components: { schemas } }) => {
      info.description = "else";
      schemas.Policy.description = "else";
      schemas.Policy.properties.name.description = "else";
    },
    { breaking: [], harmless: [] },
  ],
  "a new operation": [
    ({ paths }) => {
      paths["/v1/x"] = { get: { operationId: "listX", responses: { 200: { description: "" } } } };
    },
    { breaking: [], harmless: [/^listX: new$/] },
  ],
  "an operation less": [
    ({ paths }) => delete paths[LIST].post,
    { breaking: [/^createPolicy: gone$/], harmless: [] },
  ],
  "an operation with another id": [
    ({ paths }) => {
      paths[LIST].get.operationId = "allPolicies";
    },
    { breaking: [/^listPolicies: gone$/], harmless: [/^allPolicies: new$/] },
  ],
  "an operation elsewhere": [
    ({ paths }) => {
      paths["/v2/policies"] = paths[LIST];
      delete paths[LIST];
    },
    { breaking: [/^listPolicies: address was "GET \/v1/, /^createPolicy: address/], harmless: [] },
  ],
  "a field that requests must have": [
    ({ components: { schemas } }) =>
      schemas.OrganizationInput.required.push("plan") &&
      Object.assign(schemas.OrganizationInput.properties, { plan: { type: "string" } }),
    { breaking: [/^updateOrganization, request .*: plan: new$/], harmless: [] },
  ],
  "a field that requests may have": [
    ({ components: { schemas } }) =>
      Object.assign(schemas.OrganizationInput.properties, { plan: { type: "string" } }),
    { breaking: [], harmless: [/^updateOrganization, request .*: plan: new$/] },
  ],
  "a field that requests may no longer have": [
    ({ components: { schemas } }) => delete schemas.PolicyInput.properties.description,
    {
      breaking: [/^createPolicy, request .*: description: gone$/, /^updatePolicy, request/],
      harmless: [],
    },
  ],
  "a field that requests must have from now on": [
    ({ components: { schemas } }) => schemas.PolicyInput.required.push("description"),
    { breaking: [/^createPolicy.*: required was false, is true$/, /^updatePolicy/], harmless: [] },
  ],
  "a limit for requests": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.maxLength = 10;
    },
    { breaking: [/: maxLength was not there, is 10$/], harmless: [] },
  ],
  "a limit less for requests": [
    ({ components: { schemas } }) => delete schemas.OrganizationInput.properties.name.minLength,
    { breaking: [], harmless: [/: minLength was 1, is not there$/] },
  ],
  "another type for requests": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.type = "integer";
    },
    { breaking: [/: type was \["string"\], is \["integer"\]$/], harmless: [] },
  ],
  "one more type for requests": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.type = ["string", "null"];
    },
    { breaking: [], harmless: [/: type was/] },
  ],
  "a field more in answers": [
    ({ components: { schemas } }) =>
      Object.assign(schemas.DeletedPolicy.properties, { at: { type: "string" } }),
    { breaking: [], harmless: [/^deletePolicy, 200 .*: data: at: new$/] },
  ],
  "a field less in answers": [
    ({ components: { schemas } }) => delete schemas.DeletedPolicy.properties.id,
    { breaking: [/^deletePolicy, 200 .*: data: id: gone$/], harmless: [] },
  ],
  "a field that answers need no longer have": [
    ({ components: { schemas } }) => {
      schemas.DeletedPolicy.required = ["deleted"];
    },
    { breaking: [/^deletePolicy, 200 .*: data: id: required was true, is false$/], harmless: [] },
  ],
  "one more type in answers": [
    ({ components: { schemas } }) => {
      schemas.DeletedPolicy.properties.id = { type: ["string", "null"] };
    },
    { breaking: [/^deletePolicy, 200 .*: data: id: type was/], harmless: [] },
  ],
  "a query parameter that must be there": [
    ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "page", in: "query", required: true, schema: {} }];
    },
    { breaking: [/^listPolicies, query parameter page: new$/], harmless: [] },
  ],
  "a query parameter that may be there": [
    ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "page", in: "query", schema: {} }];
    },
    { breaking: [], harmless: [/^listPolicies, query parameter page: new$/] },
  ],
  "an error less": [
    ({ paths }) => delete paths[LIST].get.responses[429],
    { breaking: [], harmless: [/^listPolicies, 429/, /^listPolicies, status 429: gone$/] },
  ],
  "an error that says less": [
    ({ components: { schemas } }) => delete schemas.ErrorResponse.allOf[1].properties.error,
    { breaking: [/^\w+, \d{3} \(.*\): error: gone$/], harmless: [] },
  ],
  "another header for the key": [
    ({ components: { securitySchemes } }) => {
      securitySchemes.OrganizationApiKey.name = "X-API-KEY";
    },
    { breaking: [/^security scheme OrganizationApiKey: name was/], harmless: [] },
  ],
  "a success less": [
    ({ paths }) => delete paths[LIST].post.responses[201],
    { breaking: [/^createPolicy, 201/, /^createPolicy, status 201: gone$/], harmless: [] },
  ],
};

for (const [name, [change, expected]] of Object.entries(CASES)) {
  test(name, () => {
    const changed = structuredClone(document);
    change(changed);
    const changes = compare(document, changed);
    for (const [breaking, patterns] of /** @type {const} */ ([
      [true, expected.breaking],
      [false, expected.harmless],
    ])) {
      const texts = changes.filter((one) => one.breaking === breaking).map(({ text }) => text);
      const unexpected = texts.filter((text) => !patterns.some((pattern) => pattern.test(text)));
      assert.deepEqual(unexpected, [], `breaking: ${breaking}`);
      assert.ok(
        patterns.every((pattern) => texts.some((text) => pattern.test(text))),
        `${texts}`,
      );
    }
  });
}
