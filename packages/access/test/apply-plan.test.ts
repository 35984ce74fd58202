import { expect, test } from "vitest";
import { ACME } from "./support/acme.ts";
import { apply, createWorld, planFor, readAll } from "./support/world.ts";

test("creates, changes and deletes in the plan's order, and plans to nothing afterwards", async () => {
  const world = createWorld(ACME);
  const file = `
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
  New: { description: Fresh }
`;
  const planned = await planFor(world, file);
  const { result, error, events } = await apply(world, planned);
  console.log(
    JSON.stringify(planned.steps, null, 1),
    error,
    result,
    events,
    world.sent.map((one) => `${one.method} ${one.path}`),
  );
  expect((await planFor(world, file)).steps).toEqual([]);
  expect(readAll).toBeDefined();
});
