import { expect, test } from "vitest";
import * as core from "../src/index.ts";
import { API_KEY, failureOf } from "./support/calls.ts";

const NAMES = ["iam:read"];
const CALLS: { readonly [name: string]: (projectId: string) => Promise<unknown> } = {
  getProjectPolicy: (id) => core.getProjectPolicy(client, id, "p1"),
  getProjectPolicyByName: (id) => core.getProjectPolicyByName(client, id, "Name"),
  renameProjectPolicy: (id) => core.renameProjectPolicy(client, id, "p1", "Name"),
  ensureProjectPolicy: (id) =>
    core.ensureProjectPolicy(client, id, { name: "Name", permissionIds: [] }),
  grantProjectPermissions: (id) => core.grantProjectPermissions(client, id, "p1", NAMES),
  revokeProjectPermissions: (id) => core.revokeProjectPermissions(client, id, "p1", NAMES),
  getProjectRole: (id) => core.getProjectRole(client, id, "r1"),
  getProjectRoleByName: (id) => core.getProjectRoleByName(client, id, "Name"),
  renameProjectRole: (id) => core.renameProjectRole(client, id, "r1", "Name"),
  ensureProjectRole: (id) => core.ensureProjectRole(client, id, { name: "Name", policyIds: [] }),
  listAllProjectMembers: (id) => core.listAllProjectMembers(client, id),
  iterateProjectMembers: (id) =>
    core.iterateProjectMembers(client, id)[Symbol.asyncIterator]().next(),
  getProjectMemberByEmail: (id) => core.getProjectMemberByEmail(client, id, "a@b.test"),
  transferProjectOwnership: (id) => core.transferProjectOwnership(client, id, "u1"),
  enableProjectApiKey: (id) => core.enableProjectApiKey(client, id, 7),
  disableProjectApiKey: (id) => core.disableProjectApiKey(client, id, 7),
};

let requests = 0;
const client = core.createConfidentClient({
  apiKey: API_KEY,
  fetch: async () => {
    requests++;
    return new Response();
  },
});

test.for(Object.entries(CALLS))("%s rejects an invalid project id", async ([, call]) => {
  for (const id of ["..", "", undefined, 7, Symbol("id")]) {
    expect(await failureOf(call(id as string))).toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
      operation: expect.stringContaining("Project"),
      message: expect.stringMatching(/^projectId must be/),
    });
  }
  expect(requests).toBe(0);
});

test("covers every helper that takes a project id", () => {
  const helpers = Object.keys(core).filter((name) =>
    /^(?:get|rename|ensure|grant|revoke|listAll|iterate|transfer|enable|disable)Project./.test(
      name,
    ),
  );
  expect(Object.keys(CALLS)).toEqual(
    expect.arrayContaining(helpers.filter((name) => name !== "getProjectApiKey")),
  );
});
