import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident, type FakeConfident, type FakeServer } from "../src/index.ts";

const input = { name: "Read IAM", permissionIds: ["perm-uuid-1"], description: "d" };
const read = { id: "perm-uuid-1", name: "billing:read" };

type Send = (
  method: string,
  path: string,
  body?: unknown,
  init?: RequestInit,
) => Promise<{ status: number; body: unknown; headers: Headers }>;

const sender =
  (fetch: typeof globalThis.fetch, origin: string, apiKey: string): Send =>
  async (method, path, body, init) => {
    const response = await fetch(`${origin}/v1/organization${path}`, {
      method,
      headers: { CONFIDENT_API_KEY: apiKey, "content-type": "application/json" },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...init,
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };

describe.each(["in process", "on a port"])("%s", (way) => {
  let fake: FakeConfident;
  let server: FakeServer | undefined;
  let send: Send;

  beforeEach(async () => {
    fake = createFakeConfident();
    server = way === "on a port" ? await fake.listen() : undefined;
    send = server
      ? sender(fetch, server.url, fake.apiKey)
      : sender(fake.fetch, "https://api.confident-ai.com", fake.apiKey);
  });
  afterEach(() => server?.stop());

  test("lists a created policy with the names of its permissions", async () => {
    const { status, body } = await send("POST", "/policies", input);
    const { name, description } = input;
    const policy = { id: expect.any(String), name, description, permissions: [read] };
    expect({ status, body }).toEqual({
      status: 200,
      body: { success: true, deprecated: false, data: { policy } },
    });
    const { policies } = fake.state();
    expect(policies.at(-1)).toEqual(policy);
    expect(await send("GET", "/policies")).toMatchObject({ body: { data: { policies } } });
  });

  test("stores a permission once if a policy lists it twice", async () => {
    const permissionIds = ["perm-uuid-1", "perm-uuid-1"];
    expect(await send("POST", "/policies", { ...input, permissionIds })).toMatchObject({
      body: { data: { policy: { permissions: [read] } } },
    });
  });

  test("an update replaces every field, but keeps an omitted description", async () => {
    const { description: _, ...rest } = input;
    expect(await send("PUT", "/policies/policy-uuid-2", rest)).toMatchObject({
      status: 200,
      body: {
        data: {
          policy: {
            id: "policy-uuid-2",
            name: "Read IAM",
            description: "Grants full access to billing settings",
            permissions: [read],
          },
        },
      },
    });
    expect(
      await send("PUT", "/policies/policy-uuid-2", { ...rest, description: null }),
    ).toMatchObject({ body: { data: { policy: { description: null } } } });
  });

  test("removes a deleted policy", async () => {
    expect(await send("DELETE", "/policies/policy-uuid-1")).toMatchObject({
      status: 200,
      body: { data: { id: "policy-uuid-1", deleted: true } },
    });
    expect(fake.state().policies.map(({ id }) => id)).toEqual(["policy-uuid-2"]);
    expect(await send("DELETE", "/policies/policy-uuid-1")).toMatchObject({
      status: 404,
      body: { success: false, error: "Policy not found" },
    });
  });

  test("renames the organization and lists the permissions", async () => {
    expect(await send("PUT", "", { name: "Northwind" })).toMatchObject({ status: 200 });
    expect(await send("GET", "")).toMatchObject({
      body: { data: { organization: { name: "Northwind", plan: "TEAM" } } },
    });
    const { permissions } = fake.state();
    expect(await send("GET", "/permissions")).toMatchObject({ body: { data: { permissions } } });
  });

  const REJECTED: Record<string, [number, ...Parameters<Send>]> = {
    "an unknown policy": [404, "PUT", "/policies/unknown", input],
    "a new policy with an existing name": [
      409,
      "POST",
      "/policies",
      { ...input, name: "Read billing" },
    ],
    "a rename to an existing name": [
      409,
      "PUT",
      "/policies/policy-uuid-2",
      { ...input, name: "Read billing" },
    ],
    "an unknown permission": [422, "POST", "/policies", { ...input, permissionIds: ["unknown"] }],
    "an unknown field": [422, "POST", "/policies", { ...input, "☕": 1 }],
    "a missing name": [422, "PUT", "", {}],
    "invalid JSON": [400, "POST", "/policies", "{"],
    "a missing body": [422, "POST", "/policies"],
    "a path with an invalid encoding": [404, "DELETE", "/policies/%zz"],
    "an unknown endpoint": [404, "GET", "/nothing"],
  };

  test.each(Object.entries(REJECTED))(
    "rejects %s and changes nothing",
    async (_, [status, method, path, body]) => {
      const before = fake.state();
      expect(await send(method, path, body)).toMatchObject({
        status,
        body: { success: false, error: expect.stringMatching(/./), deprecated: false },
      });
      expect(fake.state()).toEqual(before);
    },
  );

  test("rejects a wrong key for any request", async () => {
    const headers = { CONFIDENT_API_KEY: `${fake.apiKey}x` };
    for (const [method, path, body] of [
      ["GET", "/policies"],
      ["DELETE", "/policies/unknown"],
      ["POST", "/policies", "{"],
    ] as const) {
      expect(await send(method, path, body, { headers })).toMatchObject({
        status: 401,
        body: { success: false, error: "Invalid API key" },
      });
    }
  });

  test("applies each fault once, in order, to its operation", async () => {
    fake.failNext({ operation: "createPolicy", status: 503, retryAfter: 7 });
    fake.failNext({ status: 429 });
    fake.failNext({ operation: "createPolicy", status: 500 });
    expect(await send("GET", "")).toMatchObject({ status: 429 });
    expect(await send("GET", "")).toMatchObject({ status: 200 });
    const { status, body, headers } = await send("POST", "/policies", input);
    expect({ status, body }).toMatchObject({
      status: 503,
      body: { success: false, error: "Confident AI is undergoing maintenance" },
    });
    expect(headers.get("retry-after")).toBe("7");
    expect(await send("POST", "/policies", input)).toMatchObject({ status: 500 });
    expect(await send("POST", "/policies", input)).toMatchObject({ status: 200 });
  });

  test("drop: true closes the connection before the operation", async () => {
    const before = fake.state();
    fake.failNext({ drop: true });
    await expect(send("POST", "/policies", input)).rejects.toThrow(TypeError);
    expect(fake.state()).toEqual(before);
  });

  test('drop: "response" closes the connection after the operation', async () => {
    fake.failNext({ drop: "response" });
    await expect(send("POST", "/policies", input)).rejects.toThrow(TypeError);
    expect(fake.state().policies.at(-1)).toMatchObject({ name: input.name });
  });

  test("an abort during a delay prevents the operation", async () => {
    const before = fake.state();
    fake.failNext({ delay: 60_000 });
    const reason = new Error("enough");
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 50);
    const { signal } = controller;
    await expect(send("POST", "/policies", input, { signal })).rejects.toBe(reason);
    expect(fake.state()).toEqual(before);
  });

  test("performs the operation after a delay", async () => {
    fake.failNext({ delay: 80 });
    const start = performance.now();
    expect(await send("GET", "")).toMatchObject({ status: 200 });
    expect(performance.now() - start).toBeGreaterThan(70);
  });

  test("reset restores the initial state and clears faults", async () => {
    const before = fake.state();
    await send("POST", "/policies", input);
    fake.failNext({ status: 500 });
    fake.reset();
    expect(fake.state()).toEqual(before);
    expect(await send("GET", "")).toMatchObject({ status: 200 });
  });
});

test("starts with the state and the keys in its options", async () => {
  const organization = {
    id: "o",
    name: "Mine",
    plan: "FREE",
    created_at: "2026-01-01T00:00:00Z",
  } as const;
  const permissions = [{ id: "p 1/ä", name: "iam:manage" }];
  const policies = [{ id: "policy/uuid 2%2F", name: "Old", permissions }];
  const fake = createFakeConfident({ organization, permissions, policies, apiKeys: ["a", "b"] });
  const { organization: own, permissions: catalog, policies: stored } = fake.state();
  expect([own, catalog, stored]).toEqual([organization, permissions, policies]);
  expect(fake.apiKey).toBe("a");
  const send = sender(fake.fetch, "https://elsewhere.example", "b");
  const body = { name: "New", permissionIds: ["p 1/ä"] };
  expect(await send("PUT", "/policies/policy%2Fuuid%202%252F", body)).toMatchObject({
    status: 200,
    body: { data: { policy: { id: "policy/uuid 2%2F", name: "New" } } },
  });
  expect(policies).toEqual([{ id: "policy/uuid 2%2F", name: "Old", permissions }]);
});

test("a request that started before a reset does not change the new state", async () => {
  const fake = createFakeConfident();
  const before = fake.state();
  const send = sender(fake.fetch, "https://a.example", fake.apiKey);
  fake.failNext({ delay: 50 });
  const sent = send("POST", "/policies", input);
  await new Promise((resolve) => setTimeout(resolve, 10));
  fake.reset();
  expect(await sent).toMatchObject({ status: 200 });
  expect(fake.state()).toEqual(before);
});

test("undefined options use their defaults, and custom permissions start without policies", () => {
  const examples = createFakeConfident().state();
  const nothing = { organization: undefined, permissions: undefined, policies: undefined };
  expect(createFakeConfident(nothing).state()).toEqual(examples);
  const permissions = [{ id: "p", name: "iam:read" }];
  const { organization, apiKeys, governancePolicies, projectPermissions } = examples;
  expect(createFakeConfident({ permissions }).state()).toEqual({
    organization,
    permissions,
    policies: [],
    roles: examples.roles.filter(({ organizationId }) => organizationId === null),
    members: [],
    invitations: [],
    apiKeys,
    governancePolicies: governancePolicies.map((policy) => ({ ...policy, projectsCount: 0 })),
    projectPermissions,
    projects: [],
  });
});

test("an unknown endpoint is a 401 for a wrong key, and retryAfter alone is a 503", async () => {
  const fake = createFakeConfident();
  const wrong = sender(fake.fetch, "https://a.example", "wrong");
  expect(await wrong("GET", "/nothing")).toMatchObject({ status: 401 });
  fake.failNext({ retryAfter: 5 });
  const send = sender(fake.fetch, "https://a.example", fake.apiKey);
  const { status, headers } = await send("GET", "");
  expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
});

test("two fakes share no state", async () => {
  const [one, other] = [createFakeConfident(), createFakeConfident()];
  await sender(one.fetch, "https://a.example", one.apiKey)("POST", "/policies", input);
  expect(other.state()).toEqual(createFakeConfident().state());
});

test("serves a base path without a key, as behind a proxy", async () => {
  const fake = createFakeConfident({ basePath: "/api/confident", apiKeys: null });
  const { status } = await fake.fetch("/api/confident/v1/organization");
  expect(status).toBe(200);
  expect((await fake.fetch("/v1/organization")).status).toBe(404);
});

test("an aborted signal prevents the request", async () => {
  const fake = createFakeConfident();
  const send = sender(fake.fetch, "https://a.example", fake.apiKey);
  const signal = AbortSignal.abort(new Error("no"));
  await expect(send("DELETE", "/policies/policy-uuid-1", undefined, { signal })).rejects.toThrow(
    "no",
  );
  expect(fake.state().policies).toHaveLength(2);
});

test.each([
  [{ operation: "listNothing" as never }, /Unknown operation listNothing/],
  [{ status: 200 }, /400 to 599/],
  [{ delay: -1 }, /milliseconds/],
  [{ delay: Number.POSITIVE_INFINITY }, /milliseconds/],
  [{ status: 503, retryAfter: "a\nb" }, /whole number of seconds/],
  [{ status: 503, retryAfter: 1.5 }, /whole number of seconds/],
  [{ status: 500, drop: "response" as const }, /performs the operation/],
])("rejects the fault %j", (fault, message) => {
  expect(() => createFakeConfident().failNext(fault)).toThrow(message);
});
