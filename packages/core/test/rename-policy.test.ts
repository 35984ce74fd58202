import { createFakeConfident } from "@confident-admin/mock/fake";
import { expect, test as offline } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { adminOf, failureOf, NOW, reply } from "./support/calls.ts";
import { organization, policyWith, seen, written } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const CURRENT = policyWith("perm-1", "perm-3");

test("keeps the description and the permissions", async ({ servers }) => {
  const server = await servers.http(organization([CURRENT]));
  expect(await adminOf(server).policies.rename("p1", "New")).toEqual({ ...CURRENT, name: "New" });
  expect(seen(server)).toEqual(["GET policies", "GET policies", "PUT policies/p1"]);
  expect(written(server)).toEqual([
    { name: "New", description: "All of it", permissionIds: ["perm-1", "perm-3"] },
  ]);
});

test("writes nothing if the name is the same", async ({ servers }) => {
  const server = await servers.http(organization([CURRENT]));
  expect(await adminOf(server).policies.rename("p1", "Billing")).toEqual(CURRENT);
  expect(seen(server)).toEqual(["GET policies"]);
});

test("keeps what someone else grants between the reads", async ({ servers }) => {
  const server = await servers.http(organization([policyWith("perm-1")], [CURRENT]));
  await adminOf(server).policies.rename("p1", "New");
  expect(written(server)).toMatchObject([{ permissionIds: ["perm-1", "perm-3"] }]);
});

test("reports a policy as not written if others change it after every 429", async ({ servers }) => {
  const states = Array.from({ length: 9 }, (_, index) => [
    { ...CURRENT, description: `${(index + 1) >> 1}` },
  ]);
  const respond = organization(...states);
  const server = await servers.http((response, request) =>
    (request.method === "PUT" ? reply(429, "", NOW) : respond)(response, request),
  );
  expect(await failureOf(adminOf(server).policies.rename("p1", "New"))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    message: expect.stringMatching(/"p1" was not written: others keep changing it/),
  });
});

offline(
  "throws a typed error for a taken name, an unknown policy and an invalid name",
  async () => {
    const fake = createFakeConfident();
    const { policies } = new ConfidentAdmin({ apiKey: fake.apiKey, fetch: fake.fetch });
    expect(await failureOf(policies.rename("policy-uuid-1", "Manage billing"))).toMatchObject({
      name: "ConfidentApiError",
      status: 409,
      delivery: "answered",
    });
    expect(await failureOf(policies.rename("policy-uuid-9", "New"))).toMatchObject({
      name: "ConfidentNotFoundError",
      operation: "getPolicy",
    });
    for (const name of ["", "  ", undefined, 7]) {
      const call = policies.rename("policy-uuid-1", name as string);
      expect(await failureOf(call)).toMatchObject({
        name: "ConfidentArgumentError",
        operation: "renamePolicy",
        delivery: "unsent",
      });
    }
    expect(await failureOf(policies.rename("..", "New"))).toMatchObject({
      name: "ConfidentArgumentError",
      message: expect.stringMatching(/^policyId must be/),
    });
    expect(fake.state().policies[0]).toMatchObject({ name: "Read billing" });
  },
);
