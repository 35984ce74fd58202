import { ConfidentAdmin } from "@confident-admin/core";
import { expect, test } from "vitest";
import { readOrganization } from "../src/index.ts";
import { ACME } from "./support/acme.ts";
import { createWorld, failure, type World } from "./support/world.ts";

const members = (count: number) => ({ ...ACME, members: count, projects: [] });
const paths = ({ sent }: World) => sent.map(({ path }) => path);

test("reads policies, roles, members, invitations, projects and governance", async () => {
  const { admin } = createWorld(ACME);
  const snapshot = await readOrganization(admin, {
    invitations: true,
    governance: true,
    projects: ["Checkout", "Unknown"],
  });
  expect(snapshot).toMatchObject({
    host: "api.confident-ai.com",
    id: "acme",
    name: "Acme",
    organization: {
      policies: [
        { name: "Support", description: "First line", permissions: [{ name: "user:read" }] },
        { name: "Billing", description: null },
        { name: "Old readers" },
      ],
      members: [{ email: "ana@acme.test" }, { email: "bo@acme.test" }, { roleId: null }],
      invitations: [],
    },
    projects: [{ name: "Checkout", governancePolicyId: null, level: { members: [{}, {}] } }],
    governancePolicies: [{ name: "PII controls" }, { name: "Red teaming" }],
  });
  const support = snapshot.organization.roles.find(({ name }) => name === "Support");
  expect(support).toMatchObject({ preset: false, policyIds: ["p-support"] });
  expect(snapshot.organization.roles.filter(({ preset }) => preset)).toHaveLength(3);
  expect(snapshot.reads.every(({ complete }) => complete)).toBe(true);
});

test("reads only what is asked for", async () => {
  const world = createWorld(ACME);
  const snapshot = await readOrganization(world.admin, { members: false });
  expect(paths(world).sort()).toEqual([
    "/v1/organization",
    "/v1/organization/permissions",
    "/v1/organization/policies",
    "/v1/organization/roles",
  ]);
  expect(snapshot.organization).toMatchObject({ members: null, invitations: null });
  expect(snapshot).toMatchObject({ projects: null, governancePolicies: null });
});

test("reads a list of projects, but not their access control, for governance", async () => {
  const world = createWorld(ACME);
  const { projects } = await readOrganization(world.admin, { governance: true });
  expect(projects).toMatchObject([{ name: "Checkout", level: null }]);
  expect(paths(world).some((path) => path.startsWith("/v1/projects/"))).toBe(false);
});

test("reads members one page first, then at most six pages at once", async () => {
  const world = createWorld(members(1_950));
  world.delay = 5;
  const { organization, reads } = await readOrganization(world.admin);
  expect(new Set(organization.members?.map(({ id }) => id)).size).toBe(1_950);
  expect(reads).toContainEqual({ operation: "listMembers", count: 1_950, complete: true });
  const pages = world.sent.filter(({ path }) => path.endsWith("/members"));
  expect(pages).toHaveLength(20);
  expect(pages[1]?.at).toBeGreaterThanOrEqual(pages[0]?.answered ?? Number.POSITIVE_INFINITY);
  expect(world.mostInFlight()).toBe(6);
});

test.concurrent.each([500, 502, 503, 504, "lost before", "lost after"] as const)(
  "reads a list again after a %s, at most twice",
  async (fate) => {
    const world = createWorld(ACME);
    const fail = () => (typeof fate === "number" ? failure(fate) : fate);
    const attempts = () => world.sent.filter(({ path }) => path.endsWith("/roles")).length;
    world.disturb = ({ path }) => (path.endsWith("/roles") && attempts() < 3 ? fail() : undefined);
    const { reads } = await readOrganization(world.admin);
    expect(reads.every(({ complete }) => complete)).toBe(true);
    expect(attempts()).toBe(3);

    world.sent.length = 0;
    world.disturb = ({ path }) => (path.endsWith("/roles") ? fail() : undefined);
    await expect(readOrganization(world.admin)).rejects.toThrow("listRoles failed");
    expect(attempts()).toBe(3);
  },
);

test.each([400, 404, 422])("does not read a list again after a %i", async (status) => {
  const world = createWorld(ACME);
  world.disturb = ({ path }) => (path.endsWith("/roles") ? failure(status) : undefined);
  await expect(readOrganization(world.admin)).rejects.toThrow("listRoles failed");
  expect(world.sent.filter(({ path }) => path.endsWith("/roles"))).toHaveLength(1);
});

test("a signal ends the wait before a list is read again", async () => {
  const world = createWorld(ACME);
  const controller = new AbortController();
  world.disturb = ({ path }) => {
    if (!path.endsWith("/roles")) {
      return undefined;
    }
    setTimeout(() => controller.abort(), 50);
    return failure(503);
  };
  await expect(readOrganization(world.admin, { signal: controller.signal })).rejects.toThrow();
  expect(world.sent.filter(({ path }) => path.endsWith("/roles"))).toHaveLength(1);
});

test.concurrent.each([
  ["a page fails", 503],
  ["a connection breaks", "lost before"],
] as const)("says that members are not complete if %s three times", async (_, fate) => {
  const world = createWorld(members(450));
  let pages = 0;
  world.disturb = ({ path }) => {
    const isThird = path.endsWith("/members") && [3, 6, 7].includes(++pages);
    return isThird ? (typeof fate === "number" ? failure(fate) : fate) : undefined;
  };
  const { organization, reads } = await readOrganization(world.admin);
  expect(organization.members).toHaveLength(350);
  expect(reads).toContainEqual({ operation: "listMembers", count: 350, complete: false });
});

test("says that members are not complete if one leaves while the pages are read", async () => {
  const world = createWorld(members(250));
  const first = world.fake
    .state()
    .members.find(({ organizationRole }) => organizationRole?.name !== "Owner");
  let pages = 0;
  world.disturb = async ({ path }) => {
    if (path.endsWith("/members") && ++pages === 2) {
      await world.console.members.remove(`${first?.id}`);
    }
    return undefined;
  };
  const { reads } = await readOrganization(world.admin);
  expect(reads).toContainEqual({ operation: "listMembers", count: 249, complete: false });
});

test("says that members are not complete if an id is repeated", async () => {
  const world = createWorld(members(150));
  world.disturb = ({ path }) =>
    path.endsWith("/members")
      ? async (response) => {
          const body = await response.json();
          const { members: page } = body.data;
          return Response.json({
            ...body,
            data: { ...body.data, members: [page[1], ...page.slice(1)] },
          });
        }
      : undefined;
  const { reads } = await readOrganization(world.admin);
  expect(reads).toContainEqual({ operation: "listMembers", count: 150, complete: false });
});

test.concurrent.each(["", "/policies", "/roles", "/permissions"])(
  "rejects if /v1/organization%s cannot be read",
  async (list) => {
    const world = createWorld(ACME);
    world.disturb = ({ path }) => (path === `/v1/organization${list}` ? failure(500) : undefined);
    await expect(readOrganization(world.admin)).rejects.toMatchObject({
      name: "IncompleteReadError",
      code: "incomplete-read",
      message: expect.stringContaining("500"),
    });
  },
);

test("rejects if the server does not return the permissions of any policy", async () => {
  const world = createWorld(ACME);
  world.disturb = ({ path }) =>
    path.endsWith("/policies")
      ? async (response) => {
          const body = await response.json();
          const policies = body.data.policies.map(({ id, name }: { id: string; name: string }) => ({
            id,
            name,
          }));
          return Response.json({ ...body, data: { policies } });
        }
      : undefined;
  await expect(readOrganization(world.admin)).rejects.toThrow(
    "The server does not return the permissions of any policy.",
  );
});

test.each([401, 403])(
  "rejects with a RejectedError after a %i, even for a page of members",
  async (status) => {
    const world = createWorld(members(250));
    let pages = 0;
    world.disturb = ({ path }) =>
      path.endsWith("/members") && ++pages === 2 ? failure(status) : undefined;
    await expect(readOrganization(world.admin)).rejects.toMatchObject({
      name: "RejectedError",
      code: "rejected",
      result: null,
    });
  },
);

test.concurrent("waits if the server limits the rate, and does not use the admin's own retries", async () => {
  const world = createWorld(ACME);
  const admin = new ConfidentAdmin({
    apiKey: world.fake.apiKey,
    fetch: world.fake.fetch,
    retries: 5,
  });
  world.fake.failNext({ operation: "listRoles", status: 429, retryAfter: 0 });
  for (const _ of [1, 2, 3]) {
    world.fake.failNext({ operation: "listPolicies", status: 503 });
  }
  const waits: unknown[] = [];
  const onEvent = (event: { type: string }) => event.type === "rate-limit" && waits.push(event);
  await expect(readOrganization(admin, { onEvent })).rejects.toThrow("503");
  expect(waits).toEqual([{ type: "rate-limit", operation: "listRoles", wait: 0, parallelism: 3 }]);
});

test("ends the requests if the signal aborts", async () => {
  const world = createWorld(members(1_000));
  const controller = new AbortController();
  world.disturb = ({ n }) => {
    if (n === 8) {
      controller.abort(new Error("enough"));
    }
    return undefined;
  };
  await expect(readOrganization(world.admin, { signal: controller.signal })).rejects.toThrow();
  expect(world.sent.length).toBeLessThan(15);
});

test("reports the pages, and ignores errors of the callback", async () => {
  const world = createWorld(members(250));
  const counts: number[] = [];
  await readOrganization(world.admin, {
    onEvent: (event) => {
      if (event.type === "read" && event.operation === "listMembers") {
        expect(event.total).toBe(250);
        counts.push(event.count);
      }
      throw new Error("A display failed.");
    },
  });
  expect(counts[0]).toBe(100);
  expect(counts.at(-1)).toBe(250);
});
