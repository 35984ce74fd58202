// The recipes of docs/access-as-code.md.
import { afterEach, beforeEach, expect, test } from "vitest";
import { startWorld, type World } from "./support/world.ts";

let world: World;

beforeEach(async () => {
  world = await startWorld({
    organization: { id: "org-1", name: "Acme" },
    permissions: ["iam:manage", "user:edit", "user:read"].map((name) => ({ name })),
    policies: [
      { id: "policy-1", name: "Support", permissions: ["user:read"] },
      { name: "Edit users", permissions: ["user:edit"] },
      { id: "policy-2", name: "Everything", permissions: ["iam:manage", "user:read"] },
    ],
    roles: [
      { id: "role-1", name: "Support", policies: ["Support", "Edit users"] },
      { id: "role-2", name: "Emergency", policies: ["Everything"] },
    ],
    members: [
      { email: "root@acme.test", role: "Owner" },
      { id: "m1", email: "ana@acme.test", role: "Support" },
      { id: "m2", email: "bo@acme.test", role: "Support" },
    ],
    projects: [],
  });
});
afterEach(() => world.stop());

const members = () =>
  world.fake
    .state()
    .members.map(({ email, organizationRole }) => `${email}: ${organizationRole?.name}`);

async function apply(file: string, options: readonly string[] = []): Promise<string> {
  world.write("access.yaml", file);
  const { code, output } = await world.call(["apply", "--yes", ...options]);
  expect(`${output}${code}`).toBe(`${output}0`);
  return output;
}

test("a rename keeps the id", async () => {
  await apply("version: 1\npolicies: { Support desk: { was: [Support] } }\n");
  expect(world.fake.state().policies[0]).toMatchObject({ id: "policy-1", name: "Support desk" });
});

test("two policies swap their names", async () => {
  await apply(
    "version: 1\npolicies: { Everything: { id: policy-1 }, Support: { id: policy-2 } }\n",
  );
  expect(world.fake.state().policies).toMatchObject([
    { id: "policy-1", name: "Everything" },
    { name: "Edit users" },
    { id: "policy-2", name: "Support" },
  ]);
});

test("a role is split", async () => {
  const output = await apply(`version: 1
roles:
  Support editor: { was: [Support], policies: [Support, Edit users] }
  Support reader: { policies: [Support] }
members:
  ana@acme.test: Support reader
`);
  expect(output).toContain("no temporary extra access ✓ · no temporary loss ✓");
  expect(members()).toEqual([
    "root@acme.test: Owner",
    "ana@acme.test: Support reader",
    "bo@acme.test: Support editor",
  ]);
});

test("a person is off-boarded", async () => {
  await apply("version: 1\nremoved: { members: [ana@acme.test] }\n");
  expect(members()).toEqual(["root@acme.test: Owner", "bo@acme.test: Support"]);
});

test("an emergency is drift, and apply ends it", async () => {
  const file = `version: 1
roles: { Emergency: { policies: [Everything] } }
members: { bo@acme.test: Support }
protected: [root@acme.test]
assert:
  - { name: the emergency role is empty, atMost: 0, role: Emergency, hold: iam:manage }
`;
  world.write("access.yaml", file);
  expect((await world.run("drift")).code).toBe(0);
  await world.fake.fetch(`${world.url}/v1/organization/members/m2`, {
    method: "PUT",
    headers: { CONFIDENT_API_KEY: world.fake.apiKey, "content-type": "application/json" },
    body: JSON.stringify({ roleId: "role-2" }),
  });
  expect((await world.run("drift")).code).toBe(2);
  expect((await world.run("test --live")).code).toBe(5);
  await apply(file);
  expect(members()).toContain("bo@acme.test: Support");
});
