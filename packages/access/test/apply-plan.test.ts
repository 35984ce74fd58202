import { expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, planFor, readAll } from "./support/world.ts";

const FILE = `
version: 1
manage: { members: declared, projects: declared, governance: declared }
policies:
  Support desk: { was: [Support], permissions: [user:read, project:read] }
  Auditors: { permissions: [billing:read, project:read], description: Read only }
roles:
  Support: { policies: [Support desk, Auditors] }
  Auditor: { policies: [Auditors] }
members:
  bo@acme.test: Auditor
  dee@acme.test: Support
removed:
  policies: [Old readers]
  roles: [Idle]
  members: [cy@acme.test]
projects:
  Checkout:
    policies: { Write: { permissions: [trace:delete] } }
    roles: { Reviewer: { policies: [Read traces, Write] } }
    governance: [PII controls]
  New:
    description: Fresh
    policies: { Traces: { permissions: [trace:read] } }
    roles: { Reader: { policies: [Traces] } }
    governance: [Red teaming]
`;

test("performs each step once, and plans to nothing afterwards", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, FILE);
  const { result, error } = await apply(world, planned);
  expect(error).toBeUndefined();
  expect(result).toMatchObject({ status: "done", moved: [], writes: planned.steps.length });
  expect(result?.steps.map(({ n, status }) => [n, status])).toEqual(
    planned.steps.map(({ n }) => [n, "done"]),
  );
  expect(world.writes()).toHaveLength(planned.steps.length);
  expect((await planFor(world, FILE)).steps).toEqual([]);
  const { projects, organization } = await readAll(world);
  expect(projects).toMatchObject([
    { name: "Checkout", governancePolicyId: "g-pii" },
    {
      name: "New",
      description: "Fresh",
      governancePolicyId: "g-red",
      level: { policies: [{ name: "Traces", permissions: [{ name: "trace:read" }] }] },
    },
  ]);
  expect(organization.invitations).toMatchObject([{ email: "dee@acme.test" }]);
});

test("uses the ids that the server returned instead of references", async () => {
  const world = createWorld(ACME);
  const { result } = await apply(world, await planFor(world, FILE));
  expect(JSON.stringify(world.sent)).not.toContain("ref:");
  expect(JSON.stringify(result)).not.toContain("ref:");
  const created = result?.steps.find(({ name }) => name === "Auditors")?.id;
  expect(world.writes().some(({ body }) => body?.includes(`${created}`))).toBe(true);
});

test("always sends the description, even if it does not change", async () => {
  const world = createWorld(ACME);
  const file =
    "version: 1\npolicies: { Support: { permissions: [] }, Billing: { permissions: [] } }";
  await apply(world, await planFor(world, file));
  const bodies = world.writes().map(({ body }) => JSON.parse(`${body}`));
  expect(bodies).toContainEqual({ name: "Support", description: "First line", permissionIds: [] });
  expect(bodies).toContainEqual({ name: "Billing", description: null, permissionIds: [] });
});

test("reports each step before it is sent and after it, and then the end", async () => {
  const world = createWorld(ACME);
  const seen: string[] = [];
  const planned = await planFor(world, "version: 1\nremoved: { policies: [Old readers] }");
  await apply(world, planned, {
    onEvent: (event) => {
      seen.push(`${event.type} after ${world.writes().length} writes`);
      throw new Error("The disk is full.");
    },
  });
  expect(seen.filter((one) => !one.startsWith("read"))).toEqual([
    "step-start after 0 writes",
    "step-done after 1 writes",
    "done after 1 writes",
  ]);
});

test("reads, but writes nothing and reads nothing again if there is nothing to do", async () => {
  const world = createWorld(ACME);
  const planned = await planFor(world, "version: 1");
  const before = world.sent.length;
  const { result } = await apply(world, planned);
  expect(result).toEqual({ status: "done", steps: [], moved: [], writes: 0 });
  expect(world.sent.length - before).toBe(before);
});

test("sends writes of unrelated objects at the same time, and related ones in order", async () => {
  const world = createWorld(ACME);
  const file = `
version: 1
policies:
  Support: { permissions: [user:read, project:read] }
  A: { permissions: [billing:read] }
  B: { permissions: [billing:read] }
  C: { permissions: [billing:read] }
  D: { permissions: [billing:read] }
  E: { permissions: [billing:read] }
roles:
  Support: { policies: [Support, A] }
`;
  const planned = await planFor(world, file);
  expect(planned.order.envelope).toBe("exact");
  world.delay = 10;
  await apply(world, planned);
  const at = (text: string) => world.writes().find(({ body }) => body?.includes(text));
  const role = at("policyIds");
  for (const related of ['"name":"Support","permissionIds"', '"name":"A"']) {
    expect(at(related)?.answered).toBeLessThanOrEqual(role?.at ?? 0);
  }
  const inFlight = world
    .writes()
    .map(({ at: start }) =>
      world.writes().filter((one) => one.at <= start && start < one.answered),
    );
  expect(Math.max(...inFlight.map(({ length }) => length))).toBe(4);
});

test("does not send a gain and a loss at the same time, which would change how many hold something", async () => {
  const world = createWorld(ACME);
  const file = `
version: 1
manage: { members: declared }
members: { bo@acme.test: Idle, cy@acme.test: Support }
`;
  const planned = await planFor(world, file);
  expect(planned.steps).toHaveLength(2);
  world.delay = 10;
  await apply(world, planned);
  const [first, second] = world.writes();
  expect(second?.at).toBeGreaterThanOrEqual(first?.answered ?? 0);
});

test("sends one write at a time if members were not read", async () => {
  const world = createWorld(ACME);
  const file = `
version: 1
policies: { A: { permissions: [] }, B: { permissions: [] }, C: { permissions: [] } }
`;
  const planned = await planFor(world, file, { members: false });
  expect(planned.order.envelope).toBe("unknown");
  world.delay = 5;
  const { result } = await apply(world, planned);
  expect(result?.status).toBe("done");
  expect(world.sent.some(({ path }) => path.includes("/members"))).toBe(false);
  const [first, second, third] = world.writes();
  expect(second?.at).toBeGreaterThanOrEqual(first?.answered ?? 0);
  expect(third?.at).toBeGreaterThanOrEqual(second?.answered ?? 0);
  expect(world.writes()).toHaveLength(3);
});
