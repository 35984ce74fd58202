// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildOperations } from "../scripts/operations/build-operations.mjs";
import { build, closed, json, success } from "./support/operations.mjs";

const string = { type: "string" };

test("an operation has its method, path, parameters, secrets and statuses", () => {
  const operation = build(
    { operationId: "removeThing", responses: { 200: {}, 204: {}, 404: {} } },
    { method: "delete", path: "/things" },
  );
  assert.deepEqual(operation, {
    method: "DELETE",
    path: "/things",
    parameters: { path: [], query: [] },
    secrets: [],
    statuses: [200, 204, 404],
  });
});

test("keeps the operations in the order of the document", () => {
  const operation = (/** @type {string} */ operationId) => ({ operationId, responses: {} });
  const paths = {
    "/z": { put: operation("putZ"), get: operation("getZ") },
    "/a": { "x-note": {}, summary: "A", get: operation("getA") },
  };
  assert.deepEqual(Object.keys(buildOperations({ paths })), ["putZ", "getZ", "getA"]);
});

test("lists path parameters in the order of the document, with references resolved", () => {
  const { parameters } = build(
    {
      parameters: [
        { name: "memberId", in: "path", required: true, schema: { type: "integer", minimum: 1 } },
        { name: "page", in: "query", schema: { $ref: "#/components/schemas/Page" } },
      ],
    },
    {
      path: "/teams/{teamId}/members/{memberId}",
      item: { parameters: [{ $ref: "#/components/parameters/TeamId" }] },
      components: {
        parameters: { TeamId: { name: "teamId", in: "path", required: true, schema: string } },
        schemas: { Page: { type: "integer", minimum: 1, maximum: 100, default: 1 } },
      },
    },
  );
  assert.deepEqual(parameters, {
    path: [
      { name: "teamId", required: true, schema: string },
      { name: "memberId", required: true, schema: { type: "integer", minimum: 1 } },
    ],
    query: [
      {
        name: "page",
        required: false,
        schema: { type: "integer", minimum: 1, maximum: 100, default: 1 },
      },
    ],
  });
});

test("an operation's parameter replaces the path's", () => {
  const parameter = { name: "id", in: "path", required: true };
  const { parameters } = build(
    { parameters: [{ ...parameter, schema: { type: "integer" } }] },
    { path: "/things/{id}", item: { parameters: [{ ...parameter, schema: string }] } },
  );
  assert.deepEqual(parameters.path, [{ name: "id", required: true, schema: { type: "integer" } }]);
});

test("a query parameter can be an array of scalars", () => {
  const schema = { type: "array", items: { type: "string", enum: ["a", "b"] }, minItems: 1 };
  const { parameters } = build({ parameters: [{ name: "status", in: "query", schema }] });
  assert.deepEqual(parameters.query, [{ name: "status", required: false, schema }]);
});

test("inlines a body and keeps only the keywords that a validator needs", () => {
  const emails = {
    type: "array",
    minItems: 1,
    maxItems: 50,
    uniqueItems: true,
    items: { type: "string", format: "email", maxLength: 254 },
  };
  const level = { type: "integer", minimum: 0, maximum: 9, default: 1 };
  const owner = closed(
    { name: { type: ["string", "null"], minLength: 1 } },
    { required: ["name"] },
  );
  const { body } = build(
    {
      operationId: "createInvitations",
      requestBody: { $ref: "#/components/requestBodies/Invitations" },
    },
    {
      method: "post",
      components: {
        requestBodies: {
          Invitations: { required: true, ...json({ $ref: "#/components/schemas/Invitations" }) },
        },
        schemas: {
          Invitations: closed(
            {
              emails: { description: "Who to invite.", ...emails },
              level: { title: "Level", examples: [2], "x-note": true, ...level },
              owner: { $ref: "#/components/schemas/Owner", description: "Next to a reference." },
              kind: { type: "string", enum: ["guest", "member"] },
              key: { type: "string", "x-secret": true },
            },
            { required: ["emails"], minProperties: 1 },
          ),
          Owner: { description: "Who owns it.", ...owner },
        },
      },
    },
  );
  assert.deepEqual(
    body,
    closed(
      { emails, level, owner, kind: { type: "string", enum: ["guest", "member"] }, key: string },
      { required: ["emails"], minProperties: 1 },
    ),
  );
});

test("keeps a field with the name of an annotation", () => {
  const schema = closed({ title: string, description: string });
  const { body } = build({ requestBody: { required: true, ...json(schema) } }, { method: "put" });
  assert.deepEqual(body, schema);
});

const thing = { type: "object", properties: { id: string } };
const things = { type: "array", items: thing };

for (const [name, data, expected] of /** @type {const} */ ([
  ["one object", { thing }, { value: "thing" }],
  ["a list", { things }, { value: "things" }],
  ["a paged list", { things, total: { type: "integer" } }, { value: "things", paged: true }],
  ["a deletion", { id: string, deleted: { const: true } }, {}],
  ["only an id", { id: string }, {}],
  ["only a flag", { deleted: { const: true } }, {}],
  ["several values", { thing, key: thing }, {}],
  ["empty data", {}, {}],
])) {
  test(`locates the value of a success with ${name}`, () => {
    const { value, paged } = build({ responses: { 200: success(data) } });
    assert.deepEqual({ value, paged }, { value: undefined, paged: undefined, ...expected });
  });
}

test("locates the value behind references, in an envelope, and in the first success with a body", () => {
  const { value } = build(
    {
      responses: {
        204: {},
        201: { $ref: "#/components/responses/Thing" },
        404: success({ things }),
      },
    },
    {
      components: {
        responses: { Thing: json({ $ref: "#/components/schemas/ThingResponse" }) },
        schemas: {
          Envelope: { type: "object", properties: { success: { type: "boolean" } } },
          ThingData: {
            type: "object",
            properties: { thing: { $ref: "#/components/schemas/Thing" } },
          },
          Thing: thing,
          ThingResponse: {
            allOf: [
              { $ref: "#/components/schemas/Envelope" },
              { properties: { data: { $ref: "#/components/schemas/ThingData" } } },
            ],
          },
        },
      },
    },
  );
  assert.equal(value, "thing");
});

for (const [name, method, operationId, data, creates] of /** @type {const} */ ([
  ["creates one thing", "post", "createThing", { thing }, "thing"],
  ["creates two things", "post", "createThing", { thing, key: thing }, "thing"],
  ["creates a list", "post", "createThings", { things }, undefined],
  ["assigns a thing", "post", "assignThing", { thing, count: { type: "integer" } }, undefined],
  ["changes a thing", "put", "updateThing", { thing }, undefined],
])) {
  test(`for an operation that ${name}, creates is ${creates ?? "not set"}`, () => {
    const operation = build({ operationId, responses: { 200: success(data) } }, { method });
    assert.equal(operation.creates, creates);
  });
}

const secret = { type: "string", "x-secret": true };

test("finds secrets at any depth of the request and all responses, each once", () => {
  const { secrets } = build(
    {
      parameters: [{ name: "token", in: "query", schema: secret }],
      requestBody: {
        required: true,
        ...json(closed({ password: secret, nested: closed({ pin: secret }) })),
      },
      responses: {
        200: success({ keys: { type: "array", items: { $ref: "#/components/schemas/Key" } } }),
        409: json({ anyOf: [{ type: "object", properties: { password: secret, hint: secret } }] }),
      },
    },
    {
      method: "post",
      components: {
        schemas: {
          Key: {
            allOf: [{ properties: { value: { $ref: "#/components/schemas/Secret" }, id: string } }],
          },
          Secret: secret,
        },
      },
    },
  );
  assert.deepEqual(secrets, ["token", "password", "pin", "value", "hint"]);
});

test("finds the secrets of a response whose schema contains itself", () => {
  const Node = {
    properties: {
      children: { type: "array", items: { $ref: "#/components/schemas/Node" } },
      key: secret,
    },
  };
  const responses = { 200: success({ node: { $ref: "#/components/schemas/Node" } }) };
  assert.deepEqual(build({ responses }, { components: { schemas: { Node } } }).secrets, ["key"]);
});

test("writeOnly does not make a field secret", () => {
  const responses = {
    200: success({ thing: closed({ name: { type: "string", writeOnly: true } }) }),
  };
  assert.deepEqual(build({ responses }).secrets, []);
});
