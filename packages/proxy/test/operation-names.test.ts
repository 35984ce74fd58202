// The option operations: ids, resources and groups.
import { readFileSync } from "node:fs";
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { describe, expect, test } from "vitest";
import { createConfidentHandler, type OperationName } from "../src/index.ts";
import { exampleRequest } from "./support/example-request.ts";
import { ALL, KEY, ORIGIN } from "./support/start-proxy.ts";

const required = {
  apiKey: KEY,
  basePath: "/api",
  origins: [ORIGIN],
  authorize: () => "someone",
  allow: { transferOwnership: true, revokeOwnKey: true },
  fetch: async () => Response.json({ success: true, data: {} }),
};
const SECRET_CREATES = ["createOrganizationApiKey", "createProjectApiKey", "createProject"];

/** The operations that reach the API, of all that the document has. */
async function allowedBy(...names: OperationName<typeof operations>[]): Promise<OperationId[]> {
  const handler = createConfidentHandler({ ...required, operations: names });
  const statuses = ALL.map(async (id) => {
    const { method, target, body } = exampleRequest(id);
    const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
    const init = { method, headers, ...(body !== undefined && { body }) };
    return (await handler(new Request(`${ORIGIN}/api${target}`, init))).status;
  });
  const results = await Promise.all(statuses);
  expect(results.every((status) => status === 200 || status === 403)).toBe(true);
  return ALL.filter((_, index) => results[index] === 200);
}

const RESOURCES = [
  ["organization", ["getOrganization", "updateOrganization"]],
  ["permissions", ["listPermissions"]],
  ["policies", ["listPolicies", "createPolicy", "updatePolicy", "deletePolicy"]],
  ["roles", ["listRoles", "createRole", "updateRole", "deleteRole"]],
  ["members", ["listMembers", "updateMemberRole", "removeMember"]],
  ["invitations", ["listInvitations", "createInvitations", "resendInvitation", "deleteInvitation"]],
  [
    "apiKeys",
    [
      "listOrganizationApiKeys",
      "getOrganizationApiKey",
      "updateOrganizationApiKey",
      "deleteOrganizationApiKey",
    ],
  ],
  [
    "governancePolicies",
    [
      "listGovernancePolicies",
      "listGovernancePolicyProjects",
      "assignProjectsToGovernancePolicy",
      "unassignProjectsFromGovernancePolicy",
    ],
  ],
  ["projects", ["listProjects", "getProject", "updateProject", "deleteProject"]],
  ["project.permissions", ["listProjectPermissions"]],
  [
    "project.policies",
    ["listProjectPolicies", "createProjectPolicy", "updateProjectPolicy", "deleteProjectPolicy"],
  ],
  [
    "project.roles",
    ["listProjectRoles", "createProjectRole", "updateProjectRole", "deleteProjectRole"],
  ],
  ["project.members", ["listProjectMembers", "updateProjectMemberRole", "removeProjectMember"]],
  [
    "project.invitations",
    [
      "listProjectInvitations",
      "createProjectInvitations",
      "resendProjectInvitation",
      "deleteProjectInvitation",
    ],
  ],
  [
    "project.apiKeys",
    ["listProjectApiKeys", "getProjectApiKey", "updateProjectApiKey", "deleteProjectApiKey"],
  ],
] as const;

describe("a resource allows its operations", () => {
  test.each(RESOURCES)("%s", async (name, expected) => {
    expect(await allowedBy(name)).toEqual(expected);
  });
});

test("the README names every resource", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  for (const [resource] of RESOURCES) {
    expect(readme).toContain(`\`${resource}\``);
  }
  expect(new Set(RESOURCES.flatMap(([, ids]) => ids)).size).toBe(
    ALL.length - SECRET_CREATES.length,
  );
});

test("the groups allow all operations except those that return a new secret", async () => {
  const others = ALL.filter((id) => !SECRET_CREATES.includes(id));
  const isRead = (id: OperationId) => operations[id].method === "GET";
  expect(await allowedBy("read")).toEqual(others.filter(isRead));
  expect(await allowedBy("write")).toEqual(others.filter((id) => !isRead(id)));
  expect(await allowedBy("read", "write")).toEqual(others);
});

test("entries are combined and can overlap", async () => {
  expect(
    await allowedBy("listRoles", "project.members", "listProjectMembers", "permissions"),
  ).toEqual(
    ALL.filter((id) =>
      /^(listRoles|listPermissions|(list|update|remove)ProjectMember(s|Role)?)$/.test(id),
    ),
  );
});

test("createProject is allowed by its id only", async () => {
  expect(await allowedBy("createProject")).toEqual(["createProject"]);
});

test.each([
  [
    "listPolices",
    /No operation, resource or group is named "listPolices"\. Did you mean "listPolicies"/,
  ],
  ["Roles", /Did you mean "roles"/],
  ["project.role", /Did you mean "project\.roles"/],
  ["reads", /Did you mean "read"/],
  ["api-keys", /Did you mean "apiKeys"/],
  ["", /is named ""/],
  ["__proto__", /is named "__proto__"/],
  [7, /is named "7"/],
  [["roles"], /is named "roles"/],
  [null, /is named "null"/],
])("rejects %j and suggests a name", (name, message) => {
  const make = () => createConfidentHandler({ ...required, operations: [name as "read"] });
  expect(make).toThrow(message);
  expect(make).toThrow(/Use read, write, .*project\.roles.*, or one of .*listPolicies/);
});

test("the names are typed", () => {
  const names: OperationName<typeof operations>[] = [
    "roles",
    "project.apiKeys",
    "read",
    "getProject",
  ];
  expect(names).toHaveLength(4);
  const make = (): unknown[] => [
    // @ts-expect-error not a resource
    createConfidentHandler({ ...required, operations: ["project.governancePolicies"] }),
    // @ts-expect-error a segment of a path
    createConfidentHandler({ ...required, operations: ["api-keys"] }),
    // @ts-expect-error another group
    createConfidentHandler({ ...required, operations: ["all"] }),
  ];
  expect(make).toBeTypeOf("function");
});
