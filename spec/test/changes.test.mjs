// @ts-check
import { testChanges } from "./support/changes.mjs";

const LIST = "/v1/organization/policies";

testChanges({
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
    {
      breaking: [/^deletePolicy, 200 .*: data: id: gone$/],
      harmless: [/^deletePolicy, 200 .*: data: id \(needed\): new$/],
    },
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
    { breaking: [], harmless: [/^listPolicies, 429: gone$/] },
  ],
  "an error that says less": [
    ({ components: { schemas } }) => delete schemas.ErrorResponse.allOf[1].properties.error,
    {
      breaking: [/^\w+, \d{3} \(.*\): error: gone$/],
      harmless: [/^\w+, \d{3} \(.*\): error \(needed\): new$/],
    },
  ],
  "another header for the key": [
    ({ components: { securitySchemes } }) => {
      securitySchemes.OrganizationApiKey.name = "X-API-KEY";
    },
    { breaking: [/^security scheme OrganizationApiKey: name was/], harmless: [] },
  ],
  "another server": [
    ({ servers }) => servers.splice(1, 1, { url: "https://new.example" }),
    {
      breaking: [/^server https:\/\/eu.api.confident-ai.com: gone$/],
      harmless: [/^server https:\/\/new.example: new$/],
    },
  ],
  "a header less in answers": [
    ({ components: { responses } }) => delete responses.TooManyRequests.headers,
    { breaking: [/^\w+, 429, header retry-after: gone$/], harmless: [] },
  ],
  "a header more in answers": [
    ({ components: { responses } }) => {
      responses.PolicyCreated.headers = { "X-Request-Id": { schema: { type: "string" } } };
    },
    { breaking: [], harmless: [/^createPolicy, 20[01], header x-request-id: new$/] },
  ],
  "an operation that should not be used": [
    ({ paths }) => {
      paths[LIST].get.deprecated = true;
    },
    { breaking: [], harmless: [/^listPolicies: deprecated was not there, is true$/] },
  ],
  "a field that should not be used": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.deprecated = true;
    },
    { breaking: [], harmless: [/: name: deprecated was not there, is true$/] },
  ],
  "an operation that needs another key": [
    ({ paths }) => {
      paths[LIST].get.security = [{ Else: [] }];
    },
    { breaking: [/^listPolicies: security was/], harmless: [] },
  ],
  "what a request means that does not say": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.default = "x";
    },
    { breaking: [/: name: default was not there, is "x"$/], harmless: [] },
  ],
  "a condition beside a reference": [
    ({ components: { schemas } }) => {
      const { name } = schemas.OrganizationInput.properties;
      schemas.Name = { ...name };
      schemas.OrganizationInput.properties.name = {
        $ref: "#/components/schemas/Name",
        maxLength: 9,
      };
    },
    { breaking: [/: name: maxLength was not there, is 9$/], harmless: [] },
  ],
  "the same, told in other words": [
    ({ components: { schemas, parameters }, paths }) => {
      schemas.Name = schemas.OrganizationInput.properties.name;
      const { required, properties, ...others } = schemas.OrganizationInput;
      schemas.OrganizationInput = {
        ...others,
        allOf: [{ properties: { name: { $ref: "#/components/schemas/Name" } } }, { required }],
      };
      parameters.PolicyId.deprecated = false;
      paths["/v1/organization"] = { $ref: "#/components/pathItems/Organization" };
    },
    { breaking: [], harmless: [] },
    ({ components, paths }) => {
      components.pathItems = { Organization: paths["/v1/organization"] };
    },
  ],
  "a value more, and one less, in requests and answers": [
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.enum = ["a", "c"];
      schemas.DeletedPolicy.properties.id.enum = ["a", "c"];
    },
    {
      breaking: [/^updateOrganization, request .*: name: enum was/],
      harmless: [/^deletePolicy, 200 .*: data: id: enum was/],
    },
    ({ components: { schemas } }) => {
      schemas.OrganizationInput.properties.name.enum = ["a", "b"];
      schemas.DeletedPolicy.properties.id.enum = ["a", "b"];
    },
  ],
  "what an alternative refers to": [
    ({ components: { schemas } }) => {
      schemas.Text.maxLength = 5;
    },
    {
      breaking: [/^updateOrganization, request .*: name \(Text\): maxLength/],
      harmless: [/^deletePolicy, 200 .*: data: id \(Text\): maxLength/],
    },
    ({ components: { schemas } }) => {
      schemas.Text = { type: "string" };
      const either = { anyOf: [{ $ref: "#/components/schemas/Text" }, { type: "null" }] };
      schemas.OrganizationInput.properties.name = either;
      schemas.DeletedPolicy.properties.id = either;
    },
  ],
  "an alternative more, and one less": [
    ({ components: { schemas } }) => {
      const either = { oneOf: [{ type: "string" }, { type: "integer" }] };
      schemas.OrganizationInput.properties.name = either;
      schemas.DeletedPolicy.properties.id = either;
    },
    {
      breaking: [/, request .*: name \(null\): gone$/, /: data: id \(integer\): new$/],
      harmless: [/, request .*: name \(integer\): new$/, /: data: id \(null\): gone$/],
    },
    ({ components: { schemas } }) => {
      const either = { oneOf: [{ type: "string" }, { type: "null" }] };
      schemas.OrganizationInput.properties.name = either;
      schemas.DeletedPolicy.properties.id = either;
    },
  ],
  "the values of a map, and the parts of a tuple": [
    ({ components: { schemas } }) => {
      schemas.Text.type = "integer";
    },
    {
      breaking: [
        /: name: \(any other\): type was/,
        /: description\[0\]: type was/,
        /: name: \(any name\): type/,
      ],
      harmless: [],
    },
    ({ components: { schemas } }) => {
      const text = { $ref: "#/components/schemas/Text" };
      schemas.Text = { type: "string" };
      schemas.OrganizationInput.properties.name = {
        additionalProperties: text,
        propertyNames: text,
      };
      schemas.PolicyInput.properties.description = { prefixItems: [text] };
    },
  ],
  "how a parameter is written": [
    ({ paths }) => {
      paths[LIST].get.parameters[0].explode = false;
    },
    { breaking: [/^listPolicies, query parameter ids: explode was true, is false$/], harmless: [] },
    ({ paths }) => {
      paths[LIST].get.parameters = [{ name: "ids", in: "query", schema: { type: "array" } }];
    },
  ],
  "a schema that contains itself": [
    ({ components: { schemas } }) => {
      schemas.Tree.properties.name.maxLength = 5;
    },
    { breaking: [/, request .*: name: name: maxLength was/], harmless: [] },
    ({ components: { schemas } }) => {
      const tree = { $ref: "#/components/schemas/Tree" };
      schemas.Tree = { properties: { name: { type: "string" }, left: tree, all: { items: tree } } };
      schemas.OrganizationInput.properties.name = tree;
    },
  ],
  "a success less": [
    ({ paths }) => delete paths[LIST].post.responses[201],
    { breaking: [/^createPolicy, 201: gone$/], harmless: [] },
  ],
});
