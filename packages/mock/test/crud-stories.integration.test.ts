// Sends random sequences of requests to the fake through Prism, which validates every response against the document. An
// independent model predicts the state of policies. Independent rules predict the status of every operation. Responses
// must match the state of the fake.
import { operations } from "@confident-admin/spec/operations";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createFakeConfident, type FakeServer, type OperationId } from "../src/index.ts";
import { DOCUMENT, type Prism, startPrism } from "../src/prism/start-prism.ts";
import { SEED, toRequest as toSuccess } from "./support/every-operation.ts";
import { expectIntegrity, expectShown } from "./support/expected-state.ts";
import { expectedStatus } from "./support/expected-status.ts";
import { Model, type Step } from "./support/model.ts";
import { type Step as AnyStep, step as anyStep, toRequest } from "./support/story.ts";

const CASES = Number(process.env["CONFIDENT_FUZZ_RUNS"] || 10_000);
const STORIES = Math.ceil(CASES / 400);

const fake = createFakeConfident(SEED);
const initialState = fake.state();
const { permissions } = initialState;
let server: FakeServer;
/** Rejects requests and responses that do not match the document. */
let strict: Prism;
/** Forwards any request, but rejects such responses. */
let lenient: Prism;

beforeAll(async () => {
  server = await fake.listen();
  const proxy = ["proxy", DOCUMENT, server.url, "--errors", "--host", "127.0.0.1", "--port", "0"];
  [strict, lenient] = await Promise.all([
    startPrism(proxy),
    startPrism([...proxy, "--validate-request", "false"]),
  ]);
});
afterAll(() => Promise.all([strict?.stop(), lenient?.stop(), server?.stop()]));
// A story can disable the fake's key.
beforeEach(() => fake.reset());

const NAMES = ["Policy", "Manage billing", "Ünïcödé ☕", "a/b?c#d", "constructor"];

const step: fc.Arbitrary<Step> = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE"),
  key: fc.oneof(
    { weight: 9, arbitrary: fc.constant("right") },
    fc.constant("wrong"),
  ) as fc.Arbitrary<Step["key"]>,
  which: fc.nat(6),
  name: fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, unit: "grapheme" })),
  grants: fc.uniqueArray(fc.nat(permissions.length), { maxLength: 4 }),
  description: fc.option(fc.option(fc.string(), { nil: null }), { nil: undefined }),
});

async function perform(prism: Prism, model: Model, request: Step): Promise<void> {
  const { method, key, which, name, grants, description } = request;
  const onOne = method === "PUT" || method === "DELETE";
  const permissionIds = grants.map((index) => permissions[index]?.id ?? "unknown");
  const writes = method === "PUT" || method === "POST";
  const response = await fetch(
    `${prism.url}/v1/organization/policies${onOne ? `/${encodeURIComponent(model.idOf(which))}` : ""}`,
    {
      method,
      headers: {
        CONFIDENT_API_KEY: key === "right" ? fake.apiKey : "wrong",
        ...(writes && { "content-type": "application/json" }),
      },
      ...(writes && { body: JSON.stringify({ name, permissionIds, description }) }),
    },
  );
  const body = (await response.json()) as { data?: { policy?: { id: string } } };
  const violations = response.headers.get("sl-violations");
  const status = model.apply(request, body.data?.policy?.id);
  expect({ status: response.status, violations, body }).toMatchObject({
    status,
    violations: null,
    body: { success: status === 200 },
  });
  expect(fake.state().policies).toEqual(model.policies);
  if (method === "GET" && status === 200) {
    expect(body).toMatchObject({ data: { policies: model.policies } });
  }
}

test(`matches the document and the model over ${STORIES} random stories`, async () => {
  let steps = 0;
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (story) => {
        const model = new Model(initialState);
        for (const request of story) {
          steps++;
          await perform(strict, model, request);
        }
      })
      .beforeEach(() => fake.reset()),
    { numRuns: STORIES },
  );
  process.stdout.write(
    `CRUD stories: ${STORIES}, with ${steps} requests through prism proxy --errors\n`,
  );
});

const OPERATIONS = Object.keys(operations) as OperationId[];

test.each(OPERATIONS)("the response of %s matches the document", async (operation) => {
  fake.reset();
  const { method, path, init } = toSuccess(operation);
  const [status, body, violations] = await send(method, path, init);
  expect({ status, body, violations }).toMatchObject({ status: 200, body: { success: true } });
  expect(violations).toBeNull();
});

async function send(method: string, path: string, init: RequestInit) {
  const response = await fetch(`${strict.url}${path}`, {
    method,
    headers: {
      CONFIDENT_API_KEY: fake.apiKey,
      ...(init.body ? { "content-type": "application/json" } : {}),
    },
    ...init,
  });
  const body = (await response.json()) as { success: boolean; data?: Record<string, unknown> };
  return [response.status, body, response.headers.get("sl-violations")] as const;
}

async function performAny(step: AnyStep): Promise<number> {
  const before = fake.state();
  const request = toRequest(before, step);
  const { method, path, body } = request;
  const [status, result, violations] = await send(
    method,
    path,
    body ? { body: JSON.stringify(body) } : {},
  );
  const after = fake.state();
  const isAccepted = before.apiKeys.some(({ valid, value }) => valid && value === fake.apiKey);
  expect({ request: [method, path, body], status, violations }).toEqual({
    request: [method, path, body],
    status: isAccepted ? expectedStatus(before, request) : 401,
    violations: null,
  });
  expectIntegrity(after);
  if (status !== 200 || method === "GET") {
    expect(after).toEqual(before);
  }
  if (status === 200) {
    expectShown(request, result.data ?? {}, after);
  }
  return status;
}

test(`${STORIES} random stories with all operations match the document and the state`, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc
      .asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 20 }), async (story) => {
        for (const one of story) {
          const status = await performAny(one);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      })
      .beforeEach(() => fake.reset()),
    { numRuns: STORIES },
  );
  const counts = [...statuses]
    .sort()
    .map(([status, count]) => `${count} × ${status}`)
    .join(", ");
  process.stdout.write(`Stories with all operations: ${STORIES}, with ${counts}\n`);
});

const INVALID_BODIES: Record<string, [number, string, string]> = {
  "an unknown field": [422, "/policies", '{"name":"a","permissionIds":[],"color":"red"}'],
  "a missing name": [422, "/policies", '{"permissionIds":[]}'],
  "an empty string for a list": [422, "/policies", '{"name":"a","permissionIds":""}'],
};

test.each(Object.entries(INVALID_BODIES))(
  "the response to %s matches the document",
  async (_, [status, path, body]) => {
    const response = await fetch(`${lenient.url}/v1/organization${path}`, {
      method: "POST",
      headers: { CONFIDENT_API_KEY: fake.apiKey, "content-type": "application/json" },
      body,
    });
    const result = { status: response.status, body: await response.json() };
    expect(result).toMatchObject({ status, body: { success: false, deprecated: false } });
  },
);

test.each([400, 401, 403, 429, 500, 503])("a fault with status %i does, too", async (status) => {
  fake.failNext({ status, retryAfter: 3 });
  const headers = { CONFIDENT_API_KEY: fake.apiKey };
  const response = await fetch(`${strict.url}/v1/organization/policies/p`, {
    method: "DELETE",
    headers,
  });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ success: false, error: expect.any(String) });
});
