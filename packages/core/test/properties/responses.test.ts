import fc from "fast-check";
import { expect, test } from "vitest";
import { isConfidentError } from "../../src/index.ts";
import { createAdmin, outcomeOf, way } from "./support/clients.ts";
import { property } from "./support/property.ts";
import { OPERATIONS, type OperationResponse, response, status } from "./support/responses.ts";
import { serve } from "./support/servers.ts";

const WITHOUT_BODY = [204, 205, 304];
const NO_CONNECTION = { name: "ConfidentConnectionError" };
const REDIRECTS = [301, 302, 303, 307, 308];

property(
  "turns a response into a value of the documented shape, or into an error with its status",
  "responses",
  fc.record({ response, status, way }),
  async ({ response, status, way }) => {
    const body = WITHOUT_BODY.includes(status) ? null : new Uint8Array(response.body);
    const fetch = async () => new Response(body, { status });
    const deprecated: unknown[] = [];
    const onDeprecated = (event: unknown) => deprecated.push(event);
    const admin = createAdmin(way, { fetch, onDeprecated });
    const outcome = await outcomeOf(() => OPERATIONS[response.operation].call(admin));
    const { value, error, isDeprecated } = expected(response, status);
    expectOutcome(outcome, value, error);
    expect(deprecated).toHaveLength(isDeprecated ? 1 : 0);
    expect({}).not.toHaveProperty("polluted");
  },
);

let next = { status: 200, reason: "", body: new Uint8Array() };
const onDeprecated = () => {};
const { url: baseUrl } = await serve((_, response) => {
  response.writeHead(next.status, next.reason).end(next.body);
});
/** Includes bytes above 0x7f, for non-ASCII reason phrases. */
const reason = fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map(toByte), maxLength: 20 });
const list: OperationResponse = { operation: "listPolicies", body: new TextEncoder().encode("{}") };

property(
  "turns any status line into a value, or into an error with its status",
  "responses over HTTP",
  fc.record({
    response,
    way,
    reason,
    status: fc.oneof(status, fc.integer({ min: 200, max: 999 })),
  }),
  async ({ response, way, reason, status }) => {
    next = { status, reason, body: new Uint8Array(response.body) };
    const call = () =>
      OPERATIONS[response.operation].call(createAdmin(way, { baseUrl, onDeprecated }));
    // The fetch standard turns a 407 into a network error, and so does Node.
    const { value, error } = status === 407 ? { error: NO_CONNECTION } : expected(response, status);
    expectOutcome(await outcomeOf(call), value, error);
  },
  [
    { response: list, way: "through openapi-fetch", status: 999, reason: "" },
    { response: list, way: "through openapi-fetch", status: 200, reason: "\u00e2\u0098\u0095" },
  ],
);

test.each([200, 500])(
  "keeps the status %i of JSON that is too deep for recursion",
  async (status) => {
    const deep = `{"success":false,"error":"deep","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const admin = createAdmin("directly", { fetch: async () => new Response(deep, { status }) });
    const outcome = await outcomeOf(() => admin.policies.list());
    expect(outcome).toMatchObject({ name: "ConfidentApiError", status, serverMessage: "deep" });
    expect(JSON.stringify(outcome).length).toBeLessThan(1_000);
  },
);

function toByte(code: number): string {
  return String.fromCharCode(code === 0x7f ? 0x20 : code);
}

function expectOutcome(outcome: unknown, value: unknown, error: object | undefined): void {
  if (error) {
    expect(isConfidentError(outcome)).toBe(true);
    expect(outcome).toMatchObject(error);
  } else {
    expect(JSON.stringify(outcome)).toBe(JSON.stringify(value));
  }
}

/** The documented handling of responses, in a second and slower implementation. */
function expected(
  { operation, body }: OperationResponse,
  status: number,
): { readonly value?: unknown; readonly error?: object; readonly isDeprecated?: boolean } {
  if (REDIRECTS.includes(status)) {
    return { error: { name: "ConfidentRedirectError", operation, status } };
  }
  const text = WITHOUT_BODY.includes(status) ? "" : new TextDecoder().decode(body);
  const envelope = parse(text);
  const isDeprecated = envelope["deprecated"] === true;
  if (status >= 300 || envelope["success"] === false) {
    const serverMessage = reasonOf(text);
    return { isDeprecated, error: { name: "ConfidentApiError", operation, status, serverMessage } };
  }
  if (operation === "deletePolicy" && status === 204) {
    return { value: { id: "p", deleted: true } };
  }
  const data = envelope["data"];
  const value = isObject(data) ? OPERATIONS[operation].value(data) : undefined;
  return value === undefined
    ? { isDeprecated, error: { name: "ConfidentResponseError", operation, status } }
    : { isDeprecated, value };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function reasonOf(text: string): string | undefined {
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON.
  }
  if (typeof body === "string") {
    return body.length > 500 || body.trimStart().startsWith("<") ? undefined : reasonsIn(body)[0];
  }
  return Array.isArray(body) ? reasonsIn(body).join("; ") || undefined : reasonsIn(body)[0];
}

/** Every reason up to the fourth level, the first of an object first. */
function reasonsIn(value: unknown, level = 0): string[] {
  if (typeof value === "string") {
    return value.trim() ? [value.trim()] : [];
  }
  if (typeof value !== "object" || value === null || level > 3) {
    return [];
  }
  if (Array.isArray(value)) {
    const joined = value.flatMap((item) => reasonsIn(item, level + 1).slice(0, 1)).join("; ");
    return joined ? [joined] : [];
  }
  const names = [
    "error",
    "message",
    "detail",
    "title",
    "msg",
    "errors",
    "Message",
    "error_description",
  ];
  const fields = value as Record<string, unknown>;
  return names.flatMap((name) => reasonsIn(fields[name], level + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
