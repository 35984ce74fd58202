// The fake returns its initial state unchanged, so it must match the document.
import { expect, test } from "vitest";
import { createFakeConfident, type FakeConfidentOptions } from "../src/index.ts";

const examples = createFakeConfident().state();
const policy = { id: "a", name: "A", permissions: [] };
const one = { id: "p", name: "iam:read" };

test.each<[unknown, string]>([
  [{ organization: null }, "organization must be an object, not null"],
  [{ organization: [] }, "organization must be an object, not an array"],
  [{ organization: { nmae: "Acme" } }, "organization.nmae is not a known field"],
  [{ organization: { name: 1 } }, "organization.name must be a string, not a number"],
  [{ organization: { plan: 1 } }, "organization.plan must be a string, not a number"],
  [{ organization: { created_at: "today" } }, "organization.created_at"],
  [{ permissions: ["iam:read"] }, "permissions[0] must be an object, not a string"],
  [{ permissions: [{ id: "1" }] }, "permissions[0].name is missing"],
  [{ policies: null }, "policies must be an array, not null"],
  [{ policies: [policy, { id: "a" }] }, "policies[1].name is missing"],
  [
    { policies: [{ id: "a", name: "A", permissionIds: ["perm-uuid-1"] }] },
    "policies[0].permissionIds is not a known field",
  ],
  [
    { policies: [{ ...policy, permissions: [1] }] },
    "policies[0].permissions[0] must be an object, not a number",
  ],
])("throws a TypeError that names the invalid field of %j", (options, message) => {
  const create = () => createFakeConfident(options as never);
  expect(create).toThrow(TypeError);
  expect(create).toThrow(`Invalid initial state: ${message}`);
});

test.each<[FakeConfidentOptions, string]>([
  [
    { policies: [policy, { ...policy, name: "B" }] },
    "policies[1].id is the same as policies[0].id",
  ],
  [
    { policies: [policy, { ...policy, id: "b" }] },
    "policies[1].name is the same as policies[0].name",
  ],
  [
    { policies: [{ ...policy, permissions: ["perm-uuid-1"] }] },
    'policies[0].permissions[0] refers to an unknown name: "perm-uuid-1"',
  ],
  [{ permissions: [one, { ...one, name: "iam:manage" }] }, "permissions[1].id is the same as"],
  [{ permissions: [one, { ...one, id: "q" }] }, "permissions[1].name is the same as"],
])("throws a RangeError for the duplicate or unknown name in %j", (options, message) => {
  const create = () => createFakeConfident(options);
  expect(create).toThrow(RangeError);
  expect(create).toThrow(`Invalid initial state: ${message}`);
});

test("completes an organization with the document's example", () => {
  const organization = { name: "Acme", plan: undefined };
  expect(createFakeConfident({ organization }).state()).toEqual({
    ...examples,
    organization: { ...examples.organization, name: "Acme" },
  });
});

test("omits nested undefined values, as in a response", () => {
  const policies = [{ ...policy, description: undefined as never }];
  expect(createFakeConfident({ policies }).state().policies).toStrictEqual([policy]);
});

test("accepts a policy that grants a permission that is not in the list", () => {
  const policies = [{ ...policy, permissions: [one] }];
  const state = createFakeConfident({ policies }).state();
  expect([state.permissions, state.policies]).toEqual([examples.permissions, policies]);
});

test("returns fields that are not in the document", async () => {
  const newer = { ...policy, owner: "ada" };
  const fake = createFakeConfident({ policies: [newer] });
  const headers = { CONFIDENT_API_KEY: fake.apiKey };
  const response = await fake.fetch("/v1/organization/policies", { headers });
  expect(await response.json()).toMatchObject({ data: { policies: [newer] } });
});
