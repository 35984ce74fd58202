import { beforeEach, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { SEED } from "./support/every-operation.ts";
import { caller } from "./support/send.ts";

const fake = createFakeConfident(SEED);
const call = caller(fake);
beforeEach(() => fake.reset());

const PROJECTS = "/v1/projects";

test("creates a project with a default key, whose value is complete once", async () => {
  const [status, data] = await call("POST", PROJECTS, { name: "New", description: "d" });
  const { project, apiKey } = data as { project: { id: string }; apiKey: { value: string } };
  expect({ status, project, apiKey }).toEqual({
    status: 200,
    project: {
      id: expect.any(String),
      name: "New",
      description: "d",
      organizationId: fake.state().organization.id,
      created_at: expect.any(String),
      governancePolicy: null,
    },
    apiKey: expect.objectContaining({ name: "Default Key", valid: true, id: expect.any(Number) }),
  });
  expect(apiKey.value).toMatch(/^confident_us_proj_[\da-f]{32}$/);
  expect(await call("GET", `${PROJECTS}/${project.id}/api-keys`)).toMatchObject([
    200,
    { apiKeys: [{ value: `${"*".repeat(15)}${apiKey.value.slice(-6)}` }] },
  ]);
  expect(await call("GET", `${PROJECTS}/${project.id}/members`)).toEqual([
    200,
    { members: [], total: 0 },
  ]);
  const [, roles] = await call("GET", `${PROJECTS}/${project.id}/roles`);
  const names = (roles as { roles: { name: string }[] }).roles.map(({ name }) => name);
  expect(names).toEqual(["Owner", "Manager", "Member"]);
});

test("the member with the email becomes the Owner", async () => {
  const created = await call("POST", PROJECTS, { name: "New", email: "USER@acme.example" });
  expect(created[0]).toBe(200);
  const { members } = fake.state().projects.at(-1) ?? {};
  expect(members).toEqual([
    {
      id: "user",
      email: "user@acme.example",
      projectRole: { id: expect.any(String), name: "Owner" },
    },
  ]);
  const before = fake.state();
  expect(await call("POST", PROJECTS, { name: "Newer", email: "else@acme.example" })).toEqual([
    422,
    'No member has the address "else@acme.example"',
  ]);
  expect(fake.state()).toEqual(before);
});

test("an update changes only the fields that are sent", async () => {
  const before = fake.state().projects;
  const {
    policies: _1,
    roles: _2,
    members: _3,
    invitations: _4,
    apiKeys: _5,
    ...project
  } = before[0] as (typeof before)[number];
  const path = `${PROJECTS}/project`;
  expect(await call("PUT", path, { description: "d" })).toEqual([
    200,
    { project: { ...project, description: "d" } },
  ]);
  expect(await call("PUT", path, { name: "Renamed" })).toEqual([
    200,
    { project: { ...project, description: "d", name: "Renamed" } },
  ]);
  expect(await call("PUT", path, { name: "Renamed" })).toMatchObject([200, {}]);
  expect(await call("GET", path)).toEqual([
    200,
    { project: { ...project, description: "d", name: "Renamed" } },
  ]);
  expect(fake.state().projects[1]).toEqual(before[1]);
  expect(await call("GET", "/governance-policies/governance/projects")).toEqual([
    200,
    { projects: [{ id: "project", name: "Renamed" }], total: 1 },
  ]);
});

test("rejects duplicate names and updates without a field", async () => {
  const before = fake.state();
  const taken = [409, 'A project named "Other" already exists'];
  expect(await call("POST", PROJECTS, { name: "Other" })).toEqual(taken);
  expect(await call("PUT", `${PROJECTS}/project`, { name: "Other" })).toEqual(taken);
  expect(await call("PUT", `${PROJECTS}/project`, {})).toEqual([
    422,
    "At least one field is required",
  ]);
  expect(fake.state()).toEqual(before);
});

test("deletes a project with everything in it, and its name is free again", async () => {
  expect(await call("DELETE", `${PROJECTS}/project`)).toEqual([
    200,
    { id: "project", deleted: true },
  ]);
  expect(fake.state().projects.map(({ id }) => id)).toEqual(["other"]);
  expect(fake.state().governancePolicies[0]?.projectsCount).toBe(0);
  for (const [method, path, body] of [
    ["GET", ""],
    ["PUT", "", { name: "New" }],
    ["DELETE", ""],
    ["GET", "/members"],
    ["PUT", "/members/user", { roleId: "r" }],
    ["GET", "/api-keys/1"],
    ["POST", "/policies", { name: "New", permissionIds: [] }],
    ["GET", "/permissions"],
  ] as const) {
    expect(await call(method, `${PROJECTS}/project${path}`, body)).toEqual([
      404,
      "Project not found",
    ]);
  }
  expect((await call("POST", PROJECTS, { name: "Project" }))[0]).toBe(200);
});

test("projects share no roles and policies", async () => {
  for (const id of ["project", "other"]) {
    const created = await call("POST", `${PROJECTS}/${id}/policies`, {
      name: "New",
      permissionIds: [],
    });
    expect(created[0]).toBe(200);
  }
  const [first, second] = fake.state().projects;
  expect([first?.policies.length, second?.policies.length]).toEqual([2, 1]);
  expect(await call("DELETE", `${PROJECTS}/other/policies/${first?.policies.at(-1)?.id}`)).toEqual([
    404,
    "Policy not found",
  ]);
});
