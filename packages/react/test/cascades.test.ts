import { expect, test } from "vitest";
import { type ConfidentQueries, createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient } from "../src/testing.ts";
import { stubApi } from "./support/stub-api.ts";

const ROW = {
  id: "x",
  name: "X",
  email: "x@northwind.example",
  valid: true,
  value: "*",
  created_at: "",
};
const GOVERNANCE = { governancePolicy: { id: "x", name: "X" }, count: 1 };

/** Responses for every write of an organization or project with the ids `x` and `1`. */
const responses = {
  policy: { ...ROW, permissions: [] },
  role: { ...ROW, organizationId: "o", policies: [] },
  member: ROW,
  invitation: { ...ROW, id: 1, status: "PENDING" },
  invitations: [],
  apiKey: { ...ROW, id: 1 },
  project: ROW,
  organization: { ...ROW, plan: "TEAM" },
};
const success = {
  ...responses,
  ...GOVERNANCE,
  assignedProjectIds: ["p"],
  notFoundProjectIds: [],
  unassignedProjectIds: ["p"],
  skippedProjectIds: [],
};

const ORGANIZATION = [
  "details",
  "permissions",
  "policies",
  "roles",
  "members",
  "invitations",
  "api-keys",
  "projects",
  "governance-policies",
];
const PROJECT = [
  "details",
  "permissions",
  "policies",
  "roles",
  "members",
  "invitations",
  "api-keys",
];

/** Every resource of an organization with two projects, `p` and `q`. */
const EVERYTHING = [
  ...ORGANIZATION.map((name) => ["organization", name]),
  ["organization", "governance-policies", "x", "projects"],
  ...["p", "q"].flatMap((id) => PROJECT.map((name) => ["project", id, name])),
];

type Case = readonly [
  name: keyof ConfidentQueries,
  args: readonly unknown[],
  variables: object,
  refetched: readonly string[],
];

const onSecret = () => {};
const policy = { name: "X", permissionIds: [] };
const role = { name: "X", policyIds: [] };
const GOVERNED = [
  "organization/governance-policies",
  "organization/governance-policies/x/projects",
];
const P = (...names: string[]) => names.map((name) => `project/p/${name}`);
const O = (...names: string[]) => names.map((name) => `organization/${name}`);

const CASES: readonly Case[] = [
  ["updateOrganization", [], { name: "X" }, O("details")],
  ["createPolicy", [], policy, O("policies")],
  ["updatePolicy", [], { policyId: "x", policy }, O("policies", "roles")],
  ["renamePolicy", [], { policyId: "x", name: "X" }, O("policies", "roles")],
  ["deletePolicy", [], { policyId: "x" }, O("policies", "roles")],
  ["createRole", [], role, O("roles")],
  ["updateRole", [], { roleId: "x", role }, O("roles", "members", "invitations")],
  ["renameRole", [], { roleId: "x", name: "X" }, O("roles", "members", "invitations")],
  ["deleteRole", [], { roleId: "x" }, O("roles", "members", "invitations")],
  ["updateMemberRole", [], { userId: "x", roleId: "r" }, O("members")],
  ["transferOwnership", [], { userId: "x" }, O("members")],
  [
    "removeMember",
    [],
    { userId: "x" },
    [
      ...O("members", "invitations"),
      ...P("members", "invitations"),
      "project/q/members",
      "project/q/invitations",
    ],
  ],
  ["createInvitations", [], { emails: ["a@b.example"] }, O("invitations")],
  ["resendInvitation", [], { invitationId: 1 }, O("invitations")],
  ["deleteInvitation", [], { invitationId: 1 }, O("invitations")],
  ["createOrganizationApiKey", [{ onSecret }], { name: "X" }, O("api-keys")],
  ["updateOrganizationApiKey", [], { apiKeyId: 1, apiKey: { valid: true } }, O("api-keys")],
  ["deleteOrganizationApiKey", [], { apiKeyId: 1 }, O("api-keys")],
  ["createProject", [{ onSecret }], { name: "X" }, [...O("projects"), ...GOVERNED]],
  [
    "updateProject",
    [],
    { projectId: "p", project: { name: "X" } },
    [...O("projects"), ...GOVERNED, ...P("details")],
  ],
  ["deleteProject", [], { projectId: "p" }, [...O("projects"), ...GOVERNED]],
  ...(["assignProjectsToGovernancePolicy", "unassignProjectsFromGovernancePolicy"] as const).map(
    (name): Case => [
      name,
      [],
      { policyId: "x", projectIds: ["p"] },
      [...O("projects"), ...GOVERNED, ...P("details"), "project/q/details"],
    ],
  ),
  ["createProjectPolicy", ["p"], policy, P("policies")],
  ["updateProjectPolicy", ["p"], { policyId: "x", policy }, P("policies", "roles")],
  ["renameProjectPolicy", ["p"], { policyId: "x", name: "X" }, P("policies", "roles")],
  ["deleteProjectPolicy", ["p"], { policyId: "x" }, P("policies", "roles")],
  ["createProjectRole", ["p"], role, P("roles")],
  ["updateProjectRole", ["p"], { roleId: "x", role }, P("roles", "members", "invitations")],
  ["renameProjectRole", ["p"], { roleId: "x", name: "X" }, P("roles", "members", "invitations")],
  ["deleteProjectRole", ["p"], { roleId: "x" }, P("roles", "members", "invitations")],
  ["updateProjectMemberRole", ["p"], { userId: "x", roleId: "r" }, P("members")],
  ["transferProjectOwnership", ["p"], { userId: "x" }, P("members")],
  ["removeProjectMember", ["p"], { userId: "x" }, P("members")],
  ["createProjectInvitations", ["p"], { emails: ["a@b.example"] }, P("invitations")],
  ["resendProjectInvitation", ["p"], { invitationId: 1 }, P("invitations")],
  ["deleteProjectInvitation", ["p"], { invitationId: 1 }, P("invitations")],
  ["createProjectApiKey", ["p", { onSecret }], { name: "X" }, P("api-keys")],
  ["updateProjectApiKey", ["p"], { apiKeyId: 1, apiKey: { valid: true } }, P("api-keys")],
  ["deleteProjectApiKey", ["p"], { apiKeyId: 1 }, P("api-keys")],
];

/** A client whose every write succeeds. */
function writableApi() {
  const table = new Proxy<Record<string, () => object>>(
    {},
    {
      get: (_, request: string) => () => {
        const id = /\/(invitations|api-keys)\/1$/.test(request) ? 1 : "x";
        if (/^GET .*\/roles$/.test(request)) {
          const owner = { id: "r", name: "Owner", organizationId: null, projectId: null };
          return { roles: [owner, { ...responses.role, name: "Old" }] };
        }
        if (/^GET .*\/policies$/.test(request)) {
          return { policies: [{ ...responses.policy, name: "Old" }] };
        }
        return request.startsWith("DELETE") ? { id, deleted: true, removed: true } : pick(request);
      },
    },
  );
  return stubApi(table);
}

/** Only the value of the requested resource, because a response has one. */
function pick(request: string): object {
  if (/assign$/.test(request)) {
    return success;
  }
  const names: [RegExp, (keyof typeof responses)[]][] = [
    [/policies/, ["policy"]],
    [/roles/, ["role"]],
    [/members/, ["member"]],
    [/^POST.*invitations/, ["invitations"]],
    [/invitations/, ["invitation"]],
    [/api-keys/, ["apiKey"]],
    [/^POST \/v1\/projects$/, ["project", "apiKey"]],
    [/projects/, ["project"]],
    [/organization$/, ["organization"]],
  ];
  const [, found = []] = names.find(([pattern]) => pattern.test(request)) ?? [];
  return Object.fromEntries(found.map((name) => [name, responses[name]]));
}

function cacheEverything() {
  const queryClient = createTestQueryClient();
  for (const path of EVERYTHING) {
    for (const scope of ["default", "other"]) {
      queryClient.setQueryData(["confident-admin", scope, ...path], "cached");
    }
  }
  return queryClient;
}

test.each(CASES)("%s refetches what the server changes, and nothing else", async (...one) => {
  const [name, args, variables, refetched] = one;
  const queries = createConfidentQueries({ client: writableApi().client });
  const queryClient = cacheEverything();
  const create = queries[name] as unknown as (...args: readonly unknown[]) => object;
  const mutation = queryClient.getMutationCache().build(queryClient, create(...args));
  await mutation.execute(variables as never);
  const invalidated = queryClient
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.isInvalidated })
    .map(({ queryKey }) => queryKey.slice(1).join("/"));
  expect(invalidated.sort()).toEqual(refetched.map((path) => `default/${path}`).sort());
  const isKept = (path: readonly string[]) =>
    queryClient.getQueryData(["confident-admin", "default", ...path]) !== undefined;
  const removed = EVERYTHING.filter((path) => !isKept(path)).map((path) => path.join("/"));
  expect(removed).toEqual(name === "deleteProject" ? P(...PROJECT) : []);
});

test("every mutation has a case above", () => {
  const queries = createConfidentQueries({ client: writableApi().client });
  const mutations = Object.keys(queries).filter(
    (name) => /^[a-z]+[A-Z]/.test(name) && isWrite(name),
  );
  const covered = new Set<string>(CASES.map(([name]) => name));
  // These change a policy's permissions, which roles do not show.
  const others = [
    "grantPermissions",
    "revokePermissions",
    "grantProjectPermissions",
    "revokeProjectPermissions",
  ];
  expect(mutations.filter((name) => !covered.has(name))).toEqual(others);
});

function isWrite(name: string): boolean {
  return /^(create|update|rename|delete|remove|resend|assign|unassign|grant|revoke|transfer)/.test(
    name,
  );
}

test("a level or a project can be invalidated at once", async () => {
  const { keys } = createConfidentQueries({ client: writableApi().client });
  const queryClient = cacheEverything();
  const count = (queryKey: readonly unknown[]) =>
    queryClient.getQueryCache().findAll({ queryKey }).length;
  expect(count(keys.organizationLevel)).toBe(ORGANIZATION.length + 1);
  expect(count(keys.projectLevel)).toBe(2 * PROJECT.length);
  expect(count(keys.project("p").all)).toBe(PROJECT.length);
  expect(count(keys.all)).toBe(EVERYTHING.length);
});

test("a loader that awaits the roles gets the new roles after a policy is deleted", async () => {
  let roles = [{ id: "r", name: "Clerk", policies: [{ id: "x", name: "X" }] }];
  let respond = () => {};
  const waiting = new Promise<void>((resolve) => (respond = resolve));
  const stale = { roles };
  const { client, requests } = stubApi({
    "GET /v1/organization/roles": async () => {
      const isFirst = requests.length === 1;
      await (isFirst && waiting);
      return isFirst ? stale : { roles };
    },
    "DELETE /v1/organization/policies/x": () => {
      roles = [{ id: "r", name: "Clerk", policies: [] }];
      return { id: "x", deleted: true };
    },
  });
  const queries = createConfidentQueries({ client });
  const queryClient = createTestQueryClient();
  const loaded = queryClient.query(queries.roles());
  await expect.poll(() => requests.length).toBe(1);
  const deletion = queryClient.getMutationCache().build(queryClient, queries.deletePolicy());
  await deletion.execute({ policyId: "x" });
  respond();
  expect(await loaded).toEqual(roles);
});

test("a scope or an id named like a pattern changes nothing else", async () => {
  const { client } = writableApi();
  const queryClient = cacheEverything();
  const queries = createConfidentQueries({ client, scope: "*" });
  const run = (options: ReturnType<typeof queries.deletePolicy>, variables: never) =>
    queryClient.getMutationCache().build(queryClient, options).execute(variables);
  await run(queries.deletePolicy(), { policyId: "x" } as never);
  await run(queries.deleteProjectPolicy("*"), { policyId: "x" } as never);
  await run(createConfidentQueries({ client }).deleteProjectPolicy("*"), {
    policyId: "x",
  } as never);
  const invalidated = queryClient
    .getQueryCache()
    .findAll({ predicate: ({ state }) => state.isInvalidated });
  expect(invalidated).toEqual([]);
});
