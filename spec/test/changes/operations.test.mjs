// @ts-check
import { LIST, testChanges } from "../support/test-changes.mjs";

const ids = { name: "ids", in: "query", schema: { type: "array" } };
const withIds = (/** @type {any} */ { paths }) => {
  paths[LIST].get.parameters = [{ ...ids }];
};

testChanges({
  "an unchanged document has no changes": { change: () => {} },
  "descriptions are ignored": {
    change: ({ info, components: { schemas } }) => {
      info.description = "else";
      schemas.Policy.description = "else";
      schemas.Policy.properties.name.description = "else";
    },
  },

  "adding an operation is compatible": {
    change: ({ paths }) => {
      paths["/v1/x"] = { get: { operationId: "listX", responses: { 200: { description: "" } } } };
    },
    compatible: [/^listX: added$/],
  },
  "removing an operation is breaking": {
    change: ({ paths }) => delete paths[LIST].post,
    breaking: [/^createPolicy: removed$/],
  },
  "changing an operationId removes one operation and adds another": {
    change: ({ paths }) => {
      paths[LIST].get.operationId = "allPolicies";
    },
    breaking: [/^listPolicies: removed$/],
    compatible: [/^allPolicies: added$/],
  },
  "moving an operation to another path is breaking": {
    change: ({ paths }) => {
      paths["/v2/policies"] = paths[LIST];
      delete paths[LIST];
    },
    breaking: [/^listPolicies: address changed from "GET \/v1/, /^createPolicy: address/],
  },
  "deprecating an operation is compatible": {
    change: ({ paths }) => {
      paths[LIST].get.deprecated = true;
    },
    compatible: [/^listPolicies: deprecated changed from none to true$/],
  },

  "adding a required query parameter is breaking": {
    change: ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "page", in: "query", required: true, schema: {} }];
    },
    breaking: [/^listPolicies, query parameter page: added$/],
  },
  "adding an optional query parameter is compatible": {
    change: ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "page", in: "query", schema: {} }];
    },
    compatible: [/^listPolicies, query parameter page: added$/],
  },
  "deprecating a parameter is compatible, and changing its default is breaking": {
    before: withIds,
    change: ({ paths }) => {
      const { parameters } = paths[LIST].get;
      Object.assign(parameters[0], { deprecated: true, schema: { type: "array", default: [] } });
    },
    breaking: [/^listPolicies, query parameter ids: default changed from none to \[\]$/],
    compatible: [/^listPolicies, query parameter ids: deprecated changed from none to true$/],
  },
  "writing out the default serialization of a parameter is no change": {
    before: withIds,
    change: ({ paths }) => {
      Object.assign(paths[LIST].get.parameters[0], {
        style: "form",
        explode: true,
        allowReserved: false,
        allowEmptyValue: false,
      });
      paths[LIST].get.parameters.push({ name: "X-A", in: "header", style: "simple", schema: {} });
    },
    compatible: [/^listPolicies, header parameter X-A: added$/],
  },
  "changing explode of a parameter is breaking": {
    before: withIds,
    change: ({ paths }) => {
      paths[LIST].get.parameters[0].explode = false;
    },
    breaking: [/^listPolicies, query parameter ids: explode changed from true to false$/],
  },
  "changing the style of a parameter is breaking": {
    before: withIds,
    change: ({ paths }) => {
      paths[LIST].get.parameters[0].style = "spaceDelimited";
    },
    breaking: [
      /, query parameter ids: style changed from "form" to "spaceDelimited"$/,
      /, query parameter ids: explode changed from true to false$/,
    ],
  },
  "serializing a parameter as JSON is breaking": {
    before: withIds,
    change: ({ paths }) => {
      const { schema, ...others } = ids;
      paths[LIST].get.parameters = [{ ...others, content: { "application/json": { schema } } }];
    },
    breaking: [/, query parameter ids: style changed from "form" to "application\/json"$/],
  },

  "adding a media type to a request is compatible": {
    change: ({ components: { requestBodies } }) => {
      requestBodies.Policy.content["text/csv"] = { schema: { type: "string" } };
    },
    compatible: [/^(?:create|update)Policy, request \(text\/csv\): added$/],
  },
  "removing a media type from a request is breaking": {
    before: ({ components: { requestBodies } }) => {
      requestBodies.Policy.content["text/csv"] = { schema: { type: "string" } };
    },
    change: ({ components: { requestBodies } }) => delete requestBodies.Policy.content["text/csv"],
    breaking: [/^(?:create|update)Policy, request \(text\/csv\): removed$/],
  },
  "making a request body optional is compatible": {
    change: ({ components: { requestBodies } }) => delete requestBodies.Policy.required,
    compatible: [/^(?:create|update)Policy, request: required changed from true to false$/],
  },
  "adding a request body is breaking if it is required": {
    change: ({ paths }) => {
      const body = { required: true, content: { "application/json": {} } };
      paths[LIST].get.requestBody = body;
      paths["/v1/organization"].get.requestBody = { ...body, required: false };
    },
    breaking: [/^listPolicies, request: added$/],
    compatible: [/^getOrganization, request: added$/],
  },

  "removing a success is breaking": {
    change: ({ paths }) => delete paths[LIST].post.responses[201],
    breaking: [/^createPolicy, 201: removed$/],
  },
  "removing an error is compatible": {
    change: ({ paths }) => delete paths[LIST].get.responses[429],
    compatible: [/^listPolicies, 429: removed$/],
  },
  "removing a range of errors is compatible": {
    before: ({ paths }) => {
      paths[LIST].get.responses["5XX"] = { description: "", headers: { "X-Id": {} } };
    },
    change: ({ paths }) => delete paths[LIST].get.responses["5XX"],
    compatible: [/^listPolicies, 5XX: removed$/],
  },
  "changing the media type of an error is breaking": {
    change: ({ components: { responses } }) => {
      const { content } = responses.TooManyRequests;
      responses.TooManyRequests.content = {
        "application/problem+json": content["application/json"],
      };
    },
    breaking: [/^\w+, 429 \(application\/json\): removed$/],
    compatible: [/^\w+, 429 \(application\/problem\+json\): added$/],
  },
  "removing a field of an error is breaking": {
    change: ({ components: { schemas } }) => delete schemas.ErrorResponse.allOf[1].properties.error,
    breaking: [/^\w+, \d{3} \(.*\): error: removed$/],
    compatible: [/^\w+, \d{3} \(.*\): error \(required\): added$/],
  },
  "removing a response header is breaking": {
    change: ({ components: { responses } }) => delete responses.TooManyRequests.headers,
    breaking: [/^\w+, 429, header retry-after: removed$/],
  },
  "adding a response header is compatible": {
    change: ({ components: { responses } }) => {
      responses.PolicyCreated.headers = { "X-Request-Id": { schema: { type: "string" } } };
    },
    compatible: [/^createPolicy, 20[01], header x-request-id: added$/],
  },
  "making a response header optional is breaking": {
    before: ({ components: { headers } }) => {
      headers.RetryAfter.required = true;
    },
    change: ({ components: { headers } }) => {
      headers.RetryAfter.required = false;
    },
    breaking: [/^\w+, \d{3}, header retry-after: required changed from true to false$/],
  },

  "changing the header of the key is breaking": {
    change: ({ components: { securitySchemes } }) => {
      securitySchemes.OrganizationApiKey.name = "X-API-KEY";
    },
    breaking: [/^security scheme OrganizationApiKey: name changed/],
  },
  "requiring another key is breaking": {
    change: ({ paths }) => {
      paths[LIST].get.security = [{ Else: [] }];
    },
    breaking: [/^listPolicies: security changed/],
  },
  "requiring a key for an operation that needed none is breaking": {
    before: ({ paths }) => {
      paths[LIST].get.security = [];
    },
    change: ({ paths }) => delete paths[LIST].get.security,
    breaking: [/^listPolicies: security changed from \[\{\}\] to/],
  },
  "requiring no key, or accepting another one, is compatible": {
    change: ({ paths }) => {
      paths[LIST].get.security = [];
      paths[LIST].post.security = [{ Else: [] }, { OrganizationApiKey: [] }];
    },
    compatible: [/^listPolicies: security changed/, /^createPolicy: security changed/],
  },
  "requiring a second key, or another scope, is breaking": {
    change: ({ paths }) => {
      paths[LIST].get.security = [{ OrganizationApiKey: [], Else: [] }];
      paths[LIST].post.security = [{ OrganizationApiKey: ["write"] }];
    },
    breaking: [/^listPolicies: security changed/, /^createPolicy: security changed/],
  },
  "an operation's own security requirement replaces the document's": {
    change: (document) => {
      document.paths[LIST].get.security = document.security;
      document.security = [{ Else: [] }];
    },
    breaking: [/^(?!listPolicies)\w+: security changed/],
  },

  "replacing a server is breaking": {
    change: ({ servers }) => servers.splice(1, 1, { url: "https://new.example" }),
    breaking: [/^server https:\/\/eu.api.confident-ai.com: removed$/],
    compatible: [/^server https:\/\/new.example: added$/],
  },
  "changing the default of a server variable is breaking, and adding a value is compatible": {
    before: ({ servers }) => {
      const variables = { region: { default: "us", enum: ["us", "eu"] } };
      servers[0] = { url: "https://{region}.example", variables };
    },
    change: ({ servers }) => {
      servers[0].variables.region.default = "eu";
      servers[0].variables.region.enum = ["us", "eu", "au"];
      servers[0].variables.region.description = "Words";
    },
    breaking: [/^server https:\/\/\{region\}.example, region: default changed from "us" to "eu"$/],
    compatible: [/^server https:\/\/\{region\}.example, region: enum changed/],
  },
  "giving an operation its own server is breaking": {
    change: ({ paths }) => {
      paths[LIST].get.servers = [{ url: "https://a.example" }];
    },
    breaking: [/^listPolicies: servers changed from "the document's" to/],
  },
  "the description of an operation's own server is ignored": {
    before: ({ paths }) => {
      paths[LIST].servers = [{ url: "https://a.example", description: "words" }];
    },
    change: ({ paths }) => {
      paths[LIST].servers = [{ url: "https://a.example", description: "new words" }];
    },
  },
});
