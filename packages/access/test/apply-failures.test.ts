import { expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, failure, planFor, readAll, type World } from "./support/world.ts";

const FILE = `
version: 1
policies:
  Auditors: { permissions: [billing:read, user:delete] }
  Other: { permissions: [] }
roles:
  Auditor: { policies: [Auditors] }
`;

const statuses = (result: { steps: readonly { name: string; status: string }[] } | undefined) =>
  Object.fromEntries(result?.steps.map(({ name, status }) => [name, status]) ?? []);

/** Makes the server forget a permission of a policy, and its response say so. */
function dropPermission(world: World, name: string): void {
  world.disturb = ({ method, path, body }) => {
    if (method === "GET" || !path.includes("/policies") || !body?.includes("permission")) {
      return undefined;
    }
    return async (response) => {
      const { data } = await response.json();
      const { id, description, permissions } = data.policy;
      const kept = permissions.filter((one: { name: string }) => one.name !== name);
      const policy = await world.console.policies.update(id, {
        name: data.policy.name,
        description,
        permissionIds: kept.map((one: { id: string }) => one.id),
      });
      return Response.json({ success: true, data: { policy }, deprecated: false });
    };
  };
}

test("fails a step if the server silently drops a permission, and names it", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  dropPermission(world, "user:delete");
  const { error, result, events } = await apply(world, planned);
  expect(error).toMatchObject({ name: "IncompleteApplyError", code: "incomplete-apply" });
  expect(error?.message).toContain("The server did not store the permission user:delete.");
  expect(result?.status).toBe("incomplete");
  expect(statuses(result)).toEqual({ Auditors: "failed", Other: "done", Auditor: "skipped" });
  expect(events.filter(({ type }) => type === "step-failed")).toMatchObject([
    { name: "Auditors", message: "The server did not store the permission user:delete." },
  ]);
  expect(events).toContainEqual(expect.objectContaining({ type: "step-skipped", name: "Auditor" }));
  expect(events.at(-1)).toMatchObject({ type: "done", status: "incomplete" });
});

test("fails a step if the server stores another name, role or policy list", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(
    world,
    "version: 1\nmanage: { members: declared }\nroles: { Idle: { policies: [Billing] } }\nmembers: { bo@acme.test: Idle }",
  );
  world.disturb = ({ method, path }) => {
    if (method === "GET") {
      return undefined;
    }
    return async (response) => {
      const { data } = await response.json();
      const changed = path.includes("/roles/")
        ? { role: { ...data.role, name: "Odd", policies: [] } }
        : { member: { ...data.member, organizationRole: null } };
      return Response.json({ success: true, data: changed });
    };
  };
  const { result } = await apply(world, planned);
  expect(result?.steps[0]).toMatchObject({
    status: "failed",
    message: 'The server stored the name "Odd", and did not store the policy Billing.',
  });
});

test("a failed step stops those that depend on it, and no others", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  world.fake.failNext({ operation: "createPolicy", status: 422 });
  const { result } = await apply(world, planned);
  expect(statuses(result)).toEqual({ Auditors: "failed", Other: "done", Auditor: "skipped" });
  expect(result?.steps.find(({ name }) => name === "Auditor")?.message).toMatch(
    /^Step \d, which it depends on, is not done\.$/,
  );
  expect(world.writes()).toHaveLength(2);
});

test("planning again after a failure does the rest", async () => {
  const world = createWorld(ACME);
  world.fake.failNext({ operation: "createPolicy", status: 422 });
  await apply(world, await planFor(world, FILE));
  const { result } = await apply(world, await planFor(world, FILE));
  expect(statuses(result)).toEqual({ Auditors: "done", Auditor: "done" });
  expect((await planFor(world, FILE)).steps).toEqual([]);
});

test("fails a step if an assignment of governance does not find the project, and keeps the rest", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(
    world,
    "version: 1\npolicies: { Other: { permissions: [] } }\nprojects: { Checkout: { governance: [PII controls] } }",
  );
  world.disturb = ({ path }) =>
    path.endsWith("/assign")
      ? async (response) => {
          const { data } = await response.json();
          await world.console.governancePolicies.unassign("g-pii", { projectIds: ["checkout"] });
          const lost = { assignedProjectIds: [], notFoundProjectIds: ["checkout"], count: 0 };
          return Response.json({ success: true, data: { ...data, ...lost } });
        }
      : undefined;
  const { result } = await apply(world, planned);
  expect(statuses(result)).toEqual({ Other: "done", Checkout: "failed" });
  expect(result?.steps.find(({ name }) => name === "Checkout")?.message).toBe(
    'The server does not find the project "Checkout".',
  );
});

test.each([401, 403])(
  "stops at a %i with a RejectedError that says what was done",
  async (status) => {
    const world = createWorld(ACME);
    const planned = await planFor(world, FILE, { members: false });
    world.disturb = () => (world.writes().length === 2 ? failure(status) : undefined);
    const { error, result, events } = await apply(world, planned);
    expect(error).toMatchObject({ name: "RejectedError", code: "rejected" });
    expect(result?.status).toBe("rejected");
    expect(result?.steps.map((one) => one.status)).toEqual(["done", "failed", "skipped"]);
    expect(world.writes()).toHaveLength(2);
    expect(events.at(-1)).toMatchObject({ type: "done", status: "rejected" });
  },
);

test("adopts what someone else created equally after planning", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  world.disturb = async ({ method, body }) => {
    if (method === "POST" && body?.includes('"name":"Auditors"')) {
      await world.console.policies.create({
        name: "Auditors",
        permissions: ["user:delete", "billing:read"],
      });
    }
    return undefined;
  };
  const { result } = await apply(world, planned);
  expect(statuses(result)).toEqual({ Auditors: "adopted", Other: "done", Auditor: "done" });
  const { policies } = (await readAll(world)).organization;
  expect(policies.filter(({ name }) => name === "Auditors")).toHaveLength(1);
});

test("fails a step if someone else takes the name for something different", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  world.disturb = async ({ method, body }) => {
    if (method === "POST" && body?.includes('"name":"Auditors"')) {
      await world.console.policies.create({ name: "Auditors", permissions: ["user:delete"] });
    }
    return undefined;
  };
  const { result } = await apply(world, planned);
  expect(statuses(result)).toEqual({ Auditors: "failed", Other: "done", Auditor: "skipped" });
  expect(result?.steps[0]?.message).toContain("409");
});

test("counts a deletion as done if the object is gone already", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\nremoved: { policies: [Old readers] }");
  world.disturb = async ({ method }) => {
    if (method === "DELETE") {
      await world.console.policies.delete("p-old");
    }
    return undefined;
  };
  const { result } = await apply(world, planned);
  expect(result).toMatchObject({ status: "done", steps: [{ status: "adopted" }] });
});

test("says so if the result cannot be read at the end", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1\nremoved: { policies: [Old readers] }");
  world.disturb = ({ path }) =>
    world.writes().length > 0 && path.endsWith("/roles") ? failure(500) : undefined;
  const { error, result } = await apply(world, planned);
  expect(result).toMatchObject({ status: "incomplete", steps: [{ status: "done" }] });
  expect(error?.message).toMatch(/The organization could not be read again\. .*500/);
});

test.each([
  ["a policy", "policies: { New: { permissions: [] } }"],
  ["a role", "roles: { New: { policies: [] } }"],
  ["a project", "projects: { New: {} }"],
])(
  "a server that stores an empty description for %s without one stores what was sent",
  async (_, text) => {
    const world = createWorld(ACME);
    world.disturb = () => async (response) => {
      const stored = (await response.text()).replaceAll('"description":null', '"description":""');
      return new Response(stored, { headers: { "content-type": "application/json" } });
    };
    const file = `version: 1\n${text}`;
    const { result, error } = await apply(world, await planFor(world, file));
    expect(error).toBeUndefined();
    expect(result?.status).toBe("done");
    expect((await planFor(world, file)).steps).toEqual([]);
  },
);
