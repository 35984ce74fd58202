// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildOperations } from "../scripts/operations/build-operations.mjs";
import { build, closed, json } from "./support/operations.mjs";

/** @param {Record<string, any>} schema */
const withBody = (schema) => ({ requestBody: { required: true, ...json(schema) } });
/** @param {Record<string, any>} parameter */
const withQuery = (parameter) => ({ parameters: [{ name: "q", in: "query", ...parameter }] });

const string = { type: "string" };

/** @type {Record<string, [operation: Record<string, any>, message: string]>} */
const CASES = {
  oneOf: [withBody({ oneOf: [string] }), 'request body: … "oneOf"'],
  "a nested construct": [
    withBody(closed({ tags: { type: "array", items: { type: "string", pattern: "a" } } })),
    'request body, field "tags", items: … "pattern"',
  ],
  nullable: [
    withBody(closed({ name: { type: "string", nullable: true } })),
    'request body, field "name": … "nullable"',
  ],
  "an open object": [
    withBody({ type: "object", properties: {} }),
    'request body: … an object without "additionalProperties: false"',
  ],
  "no type": [
    withBody(closed({ name: { enum: ["a"] } })),
    'request body, field "name": … a schema without a "type"',
  ],
  "a boolean schema": [
    withBody(closed(/** @type {any} */ ({ name: true }))),
    'request body, field "name": … boolean schemas',
  ],
  "an array without items": [
    withBody({ type: "array" }),
    'request body: … an array without "items"',
  ],
  "unique objects": [
    withBody({ type: "array", uniqueItems: true, items: closed({}) }),
    'request body: … "uniqueItems" for items that are not scalars',
  ],
  "a schema that contains itself": [
    withBody({ $ref: "#/components/schemas/Node" }),
    'request body, field "child": … a schema that contains itself (#/components/schemas/Node)',
  ],
  "an optional body": [
    { requestBody: json(string) },
    "request body: … optional bodies (required: true is missing)",
  ],
  "a form": [
    { requestBody: { required: true, content: { "multipart/form-data": { schema: string } } } },
    'request body: … "multipart/form-data"',
  ],
  "a header": [
    { parameters: [{ name: "X-Team", in: "header", schema: string }] },
    'header parameter "X-Team": … parameters in the header',
  ],
  "an object in the query": [
    withQuery({ schema: closed({}) }),
    'query parameter "q": … the type "object"',
  ],
  "a parameter of two types": [
    withQuery({ schema: { type: ["integer", "null"] } }),
    'query parameter "q": … the type ["integer","null"]',
  ],
  "a comma-separated list": [
    withQuery({ explode: false, schema: { type: "array", items: string } }),
    'query parameter "q": … "style: form" with "explode: false"',
  ],
  "a parameter with content": [withQuery({ content: {} }), 'query parameter "q": … "content"'],
  "an array in the path": [
    { parameters: [{ name: "id", in: "path", schema: { type: "array", items: string } }] },
    'path parameter "id": … the type "array"',
  ],
  "an unknown key": [{ request: {} }, 'operation: … "request"'],
};

const components = { schemas: { Node: closed({ child: { $ref: "#/components/schemas/Node" } }) } };

for (const [name, [operation, message]] of Object.entries(CASES)) {
  test(`rejects ${name} with an error that names the operation and the place`, () => {
    const [place, construct] = message.split(" … ");
    assert.throws(() => build(operation, { method: "post", components }), {
      message: `getThing: ${place} the operations table does not support ${construct}.`,
    });
  });
}

test("rejects unsupported methods and paths with an error that names the path", () => {
  assert.throws(() => buildOperations({ paths: { "/a": { head: { responses: {} } } } }), {
    message: 'head /a: path: the operations table does not support "head".',
  });
  assert.throws(() => buildOperations({ paths: { "/a": { $ref: "#/paths/~1b" } } }), {
    message: '$ref /a: path: the operations table does not support "$ref".',
  });
  assert.throws(() => buildOperations({ paths: { "/a": { get: { responses: {} } } } }), {
    message: /^get \/a: operation: .* an operation without "operationId"\.$/,
  });
});

test("reports every problem at once", () => {
  const operation = (/** @type {string} */ operationId) => ({
    operationId,
    requestBody: {},
  });
  const paths = { "/a": { get: operation("getA") }, "/b": { get: operation("getB") } };
  assert.throws(() => buildOperations({ paths }), { message: /^getA: .*\.\ngetB: .*\.$/ });
});
