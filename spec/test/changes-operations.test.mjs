// @ts-check
// How an operation is called, and what comes back beside the fields.
import { testChanges } from "./support/changes.mjs";

const LIST = "/v1/organization/policies";
const ids = { name: "ids", in: "query", schema: { type: "array" } };
const withIds = (/** @type {any} */ { paths }) => {
  paths[LIST].get.parameters = [{ ...ids }];
};

testChanges({
  "a parameter that should not be used, and one that means something else": [
    ({ paths }) => {
      const { parameters } = paths[LIST].get;
      Object.assign(parameters[0], { deprecated: true, schema: { type: "array", default: [] } });
    },
    {
      breaking: [/^listPolicies, query parameter ids: default was not there, is \[\]$/],
      harmless: [/^listPolicies, query parameter ids: deprecated was not there, is true$/],
    },
    withIds,
  ],
  "how a parameter is written, said or not": [
    ({ paths }) => {
      Object.assign(paths[LIST].get.parameters[0], {
        style: "form",
        explode: true,
        allowReserved: false,
        allowEmptyValue: false,
      });
      paths[LIST].get.parameters.push({ name: "X-A", in: "header", style: "simple", schema: {} });
    },
    { breaking: [], harmless: [/^listPolicies, header parameter X-A: new$/] },
    withIds,
  ],
  "a parameter in another style": [
    ({ paths }) => {
      paths[LIST].get.parameters[0].style = "spaceDelimited";
    },
    {
      breaking: [
        /, query parameter ids: style was "form", is "spaceDelimited"$/,
        /, query parameter ids: explode was true, is false$/,
      ],
      harmless: [],
    },
    withIds,
  ],
  "a parameter that is written as JSON": [
    ({ paths }) => {
      const { schema, ...others } = ids;
      paths[LIST].get.parameters = [{ ...others, content: { "application/json": { schema } } }];
    },
    {
      breaking: [/, query parameter ids: style was "form", is "application\/json"$/],
      harmless: [],
    },
    withIds,
  ],
  "an operation that needs a key from now on": [
    ({ paths }) => delete paths[LIST].get.security,
    { breaking: [/^listPolicies: security was \[\{\}\], is/], harmless: [] },
    ({ paths }) => {
      paths[LIST].get.security = [];
    },
  ],
  "an operation that needs a key no longer, or has another one as well": [
    ({ paths }) => {
      paths[LIST].get.security = [];
      paths[LIST].post.security = [{ Else: [] }, { OrganizationApiKey: [] }];
    },
    { breaking: [], harmless: [/^listPolicies: security was/, /^createPolicy: security was/] },
  ],
  "an operation that needs two keys, or more of one": [
    ({ paths }) => {
      paths[LIST].get.security = [{ OrganizationApiKey: [], Else: [] }];
      paths[LIST].post.security = [{ OrganizationApiKey: ["write"] }];
    },
    { breaking: [/^listPolicies: security was/, /^createPolicy: security was/], harmless: [] },
  ],
  "the same key, said by each operation": [
    (document) => {
      document.paths[LIST].get.security = document.security;
      document.security = [{ Else: [] }];
    },
    { breaking: [/^(?!listPolicies)\w+: security was/], harmless: [] },
  ],
  "an operation's own server, and words about it": [
    ({ paths }) => {
      paths[LIST].servers = [{ url: "https://a.example", description: "new words" }];
    },
    { breaking: [], harmless: [] },
    ({ paths }) => {
      paths[LIST].servers = [{ url: "https://a.example", description: "words" }];
    },
  ],
  "an operation with a server of its own": [
    ({ paths }) => {
      paths[LIST].get.servers = [{ url: "https://a.example" }];
    },
    { breaking: [/^listPolicies: servers was "the document's", is/], harmless: [] },
  ],
  "what a server's address is made of": [
    ({ servers }) => {
      servers[0].variables.region.default = "eu";
      servers[0].variables.region.enum = ["us", "eu", "au"];
      servers[0].variables.region.description = "Words";
    },
    {
      breaking: [/^server https:\/\/\{region\}.example, region: default was "us", is "eu"$/],
      harmless: [/^server https:\/\/\{region\}.example, region: enum was/],
    },
    ({ servers }) => {
      const variables = { region: { default: "us", enum: ["us", "eu"] } };
      servers[0] = { url: "https://{region}.example", variables };
    },
  ],
});
