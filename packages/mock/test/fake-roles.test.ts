import { beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { ROLE, SEED } from "./support/every-operation.ts";
import { LEVELS } from "./support/levels.ts";
import { caller } from "./support/send.ts";

const policies = [{ id: "policy", name: "Policy" }];

describe.each(LEVELS)("roles of $name", ({ base, ownId, role, roleId, presets, of }) => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const rolesOf = () => of(fake.state()).roles;
  const presetId = (name: string) => rolesOf().find((one) => one.name === name)?.id;
  beforeEach(() => fake.reset());

  test("lists the presets, then the custom roles", async () => {
    expect(await call("GET", `${base}/roles`)).toEqual([200, { roles: rolesOf() }]);
    expect(rolesOf().slice(0, 3)).toMatchObject(
      presets.map((name) => ({ name, [ownId]: null, policies: [] })),
    );
    expect(rolesOf().slice(3)).toMatchObject([{ id: ROLE, name: "Role", policies }]);
  });

  test("creates a role with the names of its policies", async () => {
    const created = await call("POST", `${base}/roles`, { name: "New", policyIds: ["policy"] });
    expect(created).toEqual([
      200,
      {
        role: {
          id: expect.stringMatching(/^[\da-f-]{36}$/),
          name: "New",
          description: null,
          [ownId]: ownId === "projectId" ? "project" : fake.state().organization.id,
          policies,
        },
      },
    ]);
    expect(created).toEqual([200, { role: rolesOf().at(-1) }]);
  });

  test("an update replaces the policies, keeps an omitted description, and renames members' roles", async () => {
    await call("PUT", `${base}/members/user`, { roleId: ROLE });
    await call("PUT", `${base}/roles/${ROLE}`, { name: "Role", policyIds: [], description: "d" });
    const update = { name: "Renamed", policyIds: ["policy", "policy"] };
    expect(await call("PUT", `${base}/roles/${ROLE}`, update)).toMatchObject([
      200,
      { role: { id: ROLE, name: "Renamed", description: "d", policies } },
    ]);
    expect(of(fake.state()).members[1]).toMatchObject({ [role]: { id: ROLE, name: "Renamed" } });
  });

  test("rejects duplicate names, and presets' names in any case", async () => {
    await call("POST", `${base}/roles`, { name: "New", policyIds: [] });
    const before = fake.state();
    for (const name of ["Role", ...presets, presets[1].toUpperCase(), "member"]) {
      for (const [method, path] of [
        ["POST", "roles"],
        ["PUT", `roles/${rolesOf().at(-1)?.id}`],
      ] as const) {
        expect(await call(method, `${base}/${path}`, { name, policyIds: [] })).toEqual([
          409,
          `A role named ${JSON.stringify(name)} already exists`,
        ]);
      }
    }
    expect(fake.state()).toEqual(before);
    expect((await call("POST", `${base}/roles`, { name: "role", policyIds: [] }))[0]).toBe(200);
  });

  test("presets and unknown roles cannot be changed or deleted", async () => {
    const before = fake.state();
    for (const id of ["unknown", ...presets.map(presetId)]) {
      for (const [method, body] of [
        ["PUT", { name: "New", policyIds: [] }],
        ["DELETE", undefined],
      ] as const) {
        expect(await call(method, `${base}/roles/${id}`, body)).toEqual([404, "Role not found"]);
      }
    }
    expect(fake.state()).toEqual(before);
  });

  test("rejects policies of another scope", async () => {
    const [, { policy }] = (await call(
      "POST",
      `${base === LEVELS[0].base ? LEVELS[1].base : LEVELS[0].base}/policies`,
      { name: "New", permissionIds: [] },
    )) as [number, { policy: { id: string } }];
    expect(
      await call("POST", `${base}/roles`, { name: "New", policyIds: ["policy", policy.id] }),
    ).toEqual([422, `Policy not found: "${policy.id}"`]);
  });

  test("a role can be deleted once no member has it", async () => {
    const invite = { emails: ["new@acme.example"], [roleId]: ROLE };
    await call("POST", `${base}/invitations`, invite);
    await call("PUT", `${base}/members/user`, { roleId: ROLE });
    expect(await call("DELETE", `${base}/roles/${ROLE}`)).toEqual([
      409,
      "The role is assigned to a member",
    ]);
    await call("PUT", `${base}/members/user`, { roleId: presetId("Member") });
    expect(await call("DELETE", `${base}/roles/${ROLE}`)).toEqual([
      200,
      { id: ROLE, deleted: true },
    ]);
    expect(rolesOf()).toHaveLength(3);
    expect(of(fake.state()).policies).toHaveLength(1);
    expect(of(fake.state()).invitations.at(-1)).toMatchObject({ [roleId]: null });
  });

  test("roles follow a renamed policy and lose a deleted one", async () => {
    await call("PUT", `${base}/policies/policy`, { name: "Renamed", permissionIds: [] });
    expect(rolesOf().at(-1)).toMatchObject({ policies: [{ id: "policy", name: "Renamed" }] });
    expect((await call("DELETE", `${base}/policies/policy`))[0]).toBe(200);
    expect(rolesOf().at(-1)).toMatchObject({ policies: [] });
  });

  test('with policyInUse: "reject", only unused policies can be deleted', async () => {
    const strict = createFakeConfident({ ...SEED, policyInUse: "reject" });
    const run = caller(strict);
    expect(await run("DELETE", `${base}/policies/policy`)).toEqual([
      409,
      "The policy belongs to a role",
    ]);
    await run("PUT", `${base}/roles/${ROLE}`, { name: "Role", policyIds: [] });
    expect((await run("DELETE", `${base}/policies/policy`))[0]).toBe(200);
  });
});

test("permissions of the organization and of projects are separate", async () => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const { permissions, projectPermissions } = fake.state();
  for (const { base } of LEVELS) {
    const [own, other] =
      base === "/v1/organization"
        ? [permissions, projectPermissions]
        : [projectPermissions, permissions];
    expect(await call("GET", `${base}/permissions`)).toEqual([200, { permissions: own }]);
    const body = { name: "New", permissionIds: [other[0]?.id] };
    expect((await call("POST", `${base}/policies`, body))[0]).toBe(422);
  }
});
