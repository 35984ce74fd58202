// Mistakes in a seed that the fake would otherwise serve.
import { expect, test } from "vitest";
import { createFakeConfident, type FakeConfidentOptions } from "../src/index.ts";

const email = "ada@acme.example";
const create = (options: unknown) => () => createFakeConfident(options as FakeConfidentOptions);

test.each<[unknown, string]>([
  [{ members: [{ email, rol: "Owner" }] }, "members[0].rol is not a known field. Use role."],
  [{ members: [{ mail: email }] }, "members[0].mail is not a known field. Use email."],
  [{ members: [{ email, roles: "Owner" }] }, "members[0].roles is not a known field. Use role."],
  [{ organization: { nmae: "A" } }, "organization.nmae is not a known field. Use name."],
  [{ policies: [{ name: "A", permission: [] }] }, "policies[0].permission is not a known field."],
  [
    { policies: [{ name: "A", permissions: [{ id: "p", nam: "iam:read" }] }] },
    "policies[0].permissions[0].nam is not a known field. Use name.",
  ],
  [
    { governancePolicies: [{ name: "A", controls: [{ name: "B", typ: "RUNTIME" }] }] },
    "governancePolicies[0].controls[0].typ is not a known field. Use type.",
  ],
  [{ apiKeys: ["a", { values: "b" }] }, "apiKeys[1].values is not a known field. Use value."],
  [
    { projects: [{ name: "A", member: [] }] },
    "projects[0].member is not a known field. Use members.",
  ],
  [
    { projects: [{ name: "A" }, { name: "B", members: [{ email, role: "Owner", nme: "C" }] }] },
    "projects[1].members[0].nme is not a known field. Use name.",
  ],
])("throws a TypeError for the misspelled field in %j", (options, message) => {
  expect(create(options)).toThrow(TypeError);
  expect(create(options)).toThrow(`Invalid initial state: ${message}`);
});

test("allows fields that the API may have in a newer version", () => {
  const members = [{ email, updated_at: "2026-01-01T00:00:00.000Z", constructor: "x" }];
  expect(create({ members })().state().members).toMatchObject(members);
});

test.each<[FakeConfidentOptions, string]>([
  [
    { members: [{ id: "a", email }], projects: [{ name: "A", members: [{ id: "b", email }] }] },
    'projects[0].members[0].id must match the member of the organization with this address: "a".',
  ],
  [
    { invitations: [{ email }, { email: "ADA@acme.example" }] },
    "invitations[1].email is the same as invitations[0].email.",
  ],
  [
    {
      projects: [{ name: "A", invitations: [{ email, status: "ACCEPTED" }, { email }, { email }] }],
    },
    "projects[0].invitations[2].email is the same as projects[0].invitations[1].email.",
  ],
  [{ invitations: [{ email, role: "Owner" }] }, "invitations[0] cannot give the Owner role."],
  [
    {
      projects: [
        { name: "A", invitations: [{ email: "b@acme.example" }, { email, role: "Owner" }] },
      ],
    },
    "projects[0].invitations[1] cannot give the Owner role.",
  ],
])("throws a RangeError for %j", (options, message) => {
  expect(create(options)).toThrow(RangeError);
  expect(create(options)).toThrow(`Invalid initial state: ${message}`);
});

test("a member of a project is the member of the organization", () => {
  const [ada] = [{ id: "a", email, name: "Ada", image: null }];
  const { projects } = create({
    members: [ada],
    projects: [
      { name: "A", members: [{ email: "ADA@acme.example", name: "Other", role: "Member" }] },
    ],
  })().state();
  expect(projects[0]?.members).toEqual([
    { ...ada, projectRole: { id: expect.any(String), name: "Member" } },
  ]);
});

test("a state without a usable key is a seed with apiKeys: null, and the error says so", () => {
  const state = create({ apiKeys: null })().state();
  expect(create(state)).toThrow(
    "apiKeys needs a valid key whose value is complete. Set it to null to accept any request.",
  );
  expect(create({ ...state, apiKeys: null })().state()).toEqual(state);
});
