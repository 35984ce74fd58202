import { describe, expect, test } from "vitest";
import { createFakeConfident, type FakeConfidentOptions } from "../src/index.ts";
import { SEED } from "./support/every-operation.ts";
import { caller } from "./support/send.ts";

test("names refer to other resources, and ids and dates have defaults", () => {
  const { projects, ...state } = createFakeConfident({
    organization: { id: "o", name: "Acme" },
    permissions: [{ name: "iam:read" }],
    policies: [{ name: "Read IAM", permissions: ["iam:read"] }],
    roles: [{ name: "Auditor", policies: ["Read IAM"] }],
    members: [{ email: "ada@acme.example", role: "Owner" }, { email: "ben@acme.example" }],
    invitations: [{ email: "cy@acme.example", role: "Auditor" }],
    apiKeys: ["secret", { name: "CI" }],
    governancePolicies: [{ name: "Baseline", controls: [{ name: "G", type: "RUNTIME" }] }],
    projectPermissions: [{ name: "dataset:read" }],
    projects: [
      {
        name: "Web",
        governancePolicy: "Baseline",
        policies: [{ name: "Read datasets", permissions: ["dataset:read"] }],
        roles: [{ name: "Reader", policies: ["Read datasets"] }],
        members: [{ email: "BEN@acme.example", role: "Reader" }],
        invitations: [{ email: "di@acme.example", role: "Reader" }],
        apiKeys: [{ name: "Data", valid: false }],
      },
    ],
  }).state();
  const id = expect.stringMatching(/^0{8}-0000-4000-8000-0{10}\d\d$/);
  const created_at = "2026-01-01T00:00:00.000Z";
  const key = { valid: true, created_at, lastUsed: null };
  expect(state).toEqual({
    organization: { ...createFakeConfident().state().organization, id: "o", name: "Acme" },
    permissions: [{ id, name: "iam:read" }],
    policies: [{ id, name: "Read IAM", permissions: [{ id, name: "iam:read" }] }],
    roles: [
      ...createFakeConfident().state().roles.slice(0, 3),
      { id, name: "Auditor", organizationId: "o", policies: [{ id, name: "Read IAM" }] },
    ],
    members: [
      {
        id,
        email: "ada@acme.example",
        organizationRole: { id: expect.any(String), name: "Owner" },
      },
      { id, email: "ben@acme.example" },
    ],
    invitations: [
      {
        id: 1,
        email: "cy@acme.example",
        status: "PENDING",
        created_at,
        organizationRoleId: state.roles[3]?.id,
      },
    ],
    apiKeys: [
      { id: 2, name: null, value: "secret", ...key },
      { id: 3, name: "CI", value: "confident_us_org_000003", ...key },
    ],
    governancePolicies: [
      { id, name: "Baseline", projectsCount: 1, controls: [{ id, name: "G", type: "RUNTIME" }] },
    ],
    projectPermissions: [{ id, name: "dataset:read" }],
  });
  expect(projects).toMatchObject([
    {
      id,
      name: "Web",
      organizationId: "o",
      created_at,
      governancePolicy: { id: state.governancePolicies[0]?.id, name: "Baseline" },
      policies: [{ id, permissions: [{ id: state.projectPermissions[0]?.id }] }],
      roles: [{}, {}, {}, { id, name: "Reader", projectId: projects[0]?.id }],
      members: [{ id: state.members[1]?.id, projectRole: { name: "Reader" } }],
      invitations: [{ id: 4, projectRoleId: projects[0]?.roles[3]?.id }],
      apiKeys: [{ id: 5, name: "Data", valid: false, value: "confident_us_proj_000005" }],
    },
  ]);
});

test("a state can be a seed", async () => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  await call("POST", "/v1/projects", { name: "New", email: "user@acme.example" });
  await call("POST", "/api-keys", { name: "CI" });
  const state = fake.state();
  expect(createFakeConfident(state).state()).toEqual(state);
  const examples = createFakeConfident().state();
  expect(createFakeConfident(examples).state()).toEqual(examples);
});

test("the document's examples are the default for everything", async () => {
  const call = caller(createFakeConfident());
  for (const [method, path] of [
    ["DELETE", "/policies/policy-uuid-2"],
    ["DELETE", "/members/cm3k9x2a10002l508m8s1v6wb"],
    ["DELETE", "/roles/7c9a1e44-0b5d-4d8e-9f36-2a4b6c8d0e11"],
    ["PUT", "/invitations/41"],
    ["GET", "/api-keys/7"],
    ["GET", "/governance-policies/9e2d4b6a-8c1f-4e3d-a5b7-6f8091a2b3c4/projects"],
    [
      "DELETE",
      "/v1/projects/cm4p7h0z40002l7083k5n9v1x/policies/e1f3a5b7-2c4d-4e6f-9a8b-0c1d2e3f4a02",
    ],
    ["PUT", "/v1/projects/cm4p7h0z40002l7083k5n9v1x/invitations/61"],
    ["GET", "/v1/projects/cm4p7h0z40002l7083k5n9v1x/api-keys/21"],
    ["GET", "/v1/projects/cm4p7h0z40004l708q1r7c3jd"],
  ] as const) {
    expect([path, (await call(method, path))[0]]).toEqual([path, 200]);
  }
});

const project = { name: "Web" };
const twice = [{ name: "A" }, { name: "A" }];

test.each<[FakeConfidentOptions, string]>([
  [{ roles: twice }, "roles[1].name is the same as roles[0].name"],
  [{ roles: [{ name: "ADMIN" }] }, "roles has a role with the name of a preset role: ADMIN"],
  [
    { roles: [{ name: "A", policies: ["B"] }] },
    'roles[0].policies[0] refers to an unknown name: "B"',
  ],
  [
    { roles: [{ name: "A", policies: [{ id: "b", name: "B" }] }] },
    'roles[0].policies[0] refers to an unknown id: "b"',
  ],
  [
    { members: [{ email: "a@b.example" }, { email: "A@b.example" }] },
    "members[1].email is the same as members[0].email",
  ],
  [
    { members: ["a", "b"].map((name) => ({ email: `${name}@b.example`, role: "Owner" })) },
    "members has more than one Owner",
  ],
  [
    { members: [{ email: "a@b.example", role: "owner" }] },
    'members[0].role refers to an unknown name: "owner". Known names: "Owner", "Admin", "Member"',
  ],
  [
    { members: [{ email: "a@b.example", organizationRole: { id: "r", name: "R" } }] },
    'members[0].organizationRole refers to an unknown id: "r"',
  ],
  [
    { invitations: [{ email: "a@b.example", organizationRoleId: "r" }] },
    'invitations[0].organizationRoleId refers to an unknown id: "r"',
  ],
  [
    { invitations: [1, 1].map((id) => ({ id, email: `${id}@b.example` })) },
    "invitations[1].id is the same as invitations[0].id",
  ],
  [{ apiKeys: [{ id: 3 }, { id: 3 }] }, "apiKeys[1].id is the same as apiKeys[0].id"],
  [{ governancePolicies: twice }, "governancePolicies[1].name is the same as"],
  [{ projects: [project, project] }, "projects[1].name is the same as projects[0].name"],
  [
    { projects: [{ ...project, governancePolicy: "None" }] },
    'projects[0].governancePolicy refers to an unknown name: "None"',
  ],
  [
    { projects: [{ ...project, members: [{ email: "else@b.example" }] }] },
    'projects[0].members[0].email is not the address of a member of the organization: "else@b.example"',
  ],
  [
    { projects: [project, { name: "B", policies: twice }] },
    "projects[1].policies[1].name is the same as projects[1].policies[0].name",
  ],
  [
    { projects: [{ ...project, policies: [{ name: "A", permissions: ["billing:read"] }] }] },
    'projects[0].policies[0].permissions[0] refers to an unknown name: "billing:read"',
  ],
])("throws a RangeError for %j", (options, message) => {
  const create = () => createFakeConfident(options);
  expect(create).toThrow(RangeError);
  expect(create).toThrow(`Invalid initial state: ${message}`);
});

test.each<[unknown, string]>([
  [{ members: "5000" }, "members must be an array, not a string"],
  [{ members: -1 }, "members must be an array, not a number"],
  [{ members: [{ name: "Ada" }] }, "members[0].email is missing"],
  [{ members: [{ email: "a@b.example", roleId: "r" }] }, "members[0].roleId is not a known field"],
  [{ roles: [{ name: "A", policyIds: [] }] }, "roles[0].policyIds is not a known field"],
  [{ apiKeys: [{ id: "1" }] }, "apiKeys[0].id must be an integer, not a string"],
  [{ projects: [{ id: "p" }] }, "projects[0].name is missing"],
  [{ projects: [{ name: "P", members: [{}] }] }, "projects[0].members[0].email is missing"],
])("throws a TypeError for %j", (options, message) => {
  const create = () => createFakeConfident(options as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(`Invalid initial state: ${message}`);
});

test("at least one key must be usable", () => {
  for (const apiKeys of [[{ valid: false }], [{ value: "***************aB2c3D" }]]) {
    expect(() => createFakeConfident({ apiKeys })).toThrow(
      "apiKeys needs a valid key whose value is complete.",
    );
  }
  expect(createFakeConfident({ apiKeys: [{ valid: false }, { value: "a" }] }).apiKey).toBe("a");
});

describe("generated items", () => {
  const seed = {
    policies: 20,
    roles: 10,
    members: 5000,
    invitations: 30,
    apiKeys: 3,
    governancePolicies: 2,
    projects: [{ name: "Web", policies: 4, roles: 3, members: 300, invitations: 2, apiKeys: 1 }],
  };
  const state = createFakeConfident(seed).state();

  test("match the seed's numbers and refer to each other", () => {
    const [web] = state.projects;
    expect(state.members).toHaveLength(5000);
    expect(state.members[0]).toMatchObject({ organizationRole: { name: "Owner" } });
    expect([state.policies.length, state.roles.length, state.invitations.length]).toEqual([
      20, 13, 30,
    ]);
    expect([state.apiKeys.length, state.governancePolicies.length]).toEqual([3, 2]);
    expect(web).toMatchObject({
      members: { length: 300 },
      policies: { length: 4 },
      roles: { length: 6 },
    });
    expect(web?.members.map(({ id }) => id)).toEqual(
      state.members.slice(0, 300).map(({ id }) => id),
    );
    expect(new Set(state.members.map((member) => member.organizationRole?.name)).size).toBe(13);
  });

  test("are the same every time", () => {
    expect(createFakeConfident(seed).state()).toEqual(state);
  });

  test("can be projects", async () => {
    const fake = createFakeConfident({ projects: 40 });
    const [status, data] = await caller(fake)("GET", "/v1/projects");
    expect([status, (data as { projects: unknown[] }).projects.length]).toEqual([200, 40]);
  });

  test("a project cannot have more members than the organization", () => {
    const projects = [{ name: "Web", members: 3 }];
    expect(() => createFakeConfident({ members: 2, projects })).toThrow(
      "projects[0].members[2].email is not the address of a member of the organization",
    );
  });
});
