import { expect } from "vitest";
import type { FakeProject, FakeState } from "../../src/index.ts";
import type { Request } from "./story.ts";

type Scope = FakeState | FakeProject;
type Data = Readonly<Record<string, unknown>>;
type Items = readonly { readonly id?: string | number }[];

const redact = (apiKey: FakeState["apiKeys"][number]) => ({
  ...apiKey,
  value: `***************${apiKey.value.slice(-6)}`,
});
const toProject = ({
  policies: _1,
  roles: _2,
  members: _3,
  invitations: _4,
  apiKeys: _5,
  ...project
}: FakeProject) => project;

/** The part of the state that each key of a response's `data` shows. */
function view(
  state: FakeState,
  scope: Scope,
  level: Request["level"],
): Readonly<Record<string, Items>> {
  return {
    permissions: level === "project" ? state.projectPermissions : state.permissions,
    policies: scope.policies,
    roles: scope.roles,
    members: scope.members,
    invitations: scope.invitations.filter(({ status }) => status !== "ACCEPTED"),
    apiKeys: scope.apiKeys.map(redact),
    governancePolicies: state.governancePolicies,
    projects: state.projects.map(toProject),
  };
}

/** Checks that the data of a successful response matches the state. */
export function expectShown(request: Request, data: Data, after: FakeState): void {
  const { kind, method, level, params } = request;
  const scope =
    level === "project" ? after.projects.find(({ id }) => id === params["projectId"]) : after;
  const shown = view(after, scope ?? after, level);
  if (method === "DELETE") {
    const [, list = "projects"] = /([\w-]+)\/\{/.exec(kind) ?? [];
    const items = shown[list === "api-keys" ? "apiKeys" : list] as Items;
    expect(data).toEqual({
      id: expect.anything(),
      [list === "members" ? "removed" : "deleted"]: true,
    });
    expect(items.map(({ id }) => id)).not.toContain(data["id"]);
    return;
  }
  for (const [key, value] of Object.entries(data)) {
    if (kind.includes("governance-policies/")) {
      expectGovernance(request, data, after);
    } else if ("total" in data) {
      const { page } = params as { page: number };
      expect(data).toEqual({
        members: shown["members"]?.slice(page - 1, page),
        total: shown["members"]?.length,
      });
    } else if (kind === "POST /invitations") {
      expect(shown["invitations"]).toEqual(expect.arrayContaining(value as unknown[]));
    } else if (Array.isArray(value)) {
      expect(value).toEqual(shown[key]);
    } else if (key === "organization") {
      expect(value).toEqual(after.organization);
    } else if (key === "apiKey" && method === "POST") {
      const keys = [after, ...after.projects].flatMap(({ apiKeys }) => apiKeys);
      expect(keys).toContainEqual(value);
    } else {
      expect(shown[key === "policy" ? "policies" : `${key}s`]).toContainEqual(value);
    }
  }
}

function expectGovernance({ kind, params, body }: Request, data: Data, after: FakeState): void {
  const { policyId, page } = params as { policyId: string; page: number };
  const assigned = after.projects.filter(
    ({ governancePolicy }) => governancePolicy?.id === policyId,
  );
  const { assignedProjectIds, unassignedProjectIds, count, projects, total } = data;
  if (kind.startsWith("GET")) {
    const named = assigned.map(({ id, name }) => ({ id, name }));
    expect([projects, total]).toEqual([named.slice(page - 1, page), named.length]);
    return;
  }
  const changed = (assignedProjectIds ?? unassignedProjectIds) as string[];
  const rest = (data["notFoundProjectIds"] ?? data["skippedProjectIds"]) as string[];
  expect(changed).toHaveLength(count as number);
  expect(new Set([...changed, ...rest])).toEqual(new Set(body?.projectIds));
  for (const id of changed) {
    expect(assigned.some((project) => project.id === id)).toBe(assignedProjectIds !== undefined);
  }
}

/** Checks that everything in a state refers to something, and that names are unique. */
export function expectIntegrity(state: FakeState): void {
  for (const level of ["organization", "project"] as const) {
    for (const scope of level === "project" ? state.projects : [state]) {
      expectScopeIntegrity(state, scope, level);
    }
  }
  expectUnique(state.projects.map(({ name }) => name));
  const people = state.members.map(({ id }) => id);
  for (const { members, governancePolicy } of state.projects) {
    expect(people).toEqual(expect.arrayContaining(members.map(({ id }) => id)));
    expect([undefined, ...state.governancePolicies.map(({ id }) => id)]).toContain(
      governancePolicy?.id,
    );
  }
  for (const { id, projectsCount } of state.governancePolicies) {
    const assigned = state.projects.filter(({ governancePolicy }) => governancePolicy?.id === id);
    expect(projectsCount).toBe(assigned.length);
  }
}

function expectScopeIntegrity(state: FakeState, scope: Scope, level: Request["level"]): void {
  const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
    items.map(({ id, name }) => ({ id, name }));
  const permissions = named(level === "project" ? state.projectPermissions : state.permissions);
  const roles = named(scope.roles);
  for (const list of [scope.policies, scope.roles] as const) {
    expectUnique(list.map(({ name }) => name));
  }
  for (const policy of scope.policies) {
    expect(permissions).toEqual(expect.arrayContaining([...(policy.permissions ?? [])]));
  }
  for (const role of scope.roles) {
    expect(named(scope.policies)).toEqual(expect.arrayContaining([...(role.policies ?? [])]));
  }
  const held = scope.members.map(
    (member) => (member as Record<string, unknown>)[`${level}Role`] ?? roles[0],
  );
  expect(roles).toEqual(expect.arrayContaining(held));
  expect(
    scope.members.filter(
      (member) =>
        (member as unknown as Record<string, { name: string }>)[`${level}Role`]?.name === "Owner",
    ).length,
  ).toBeLessThan(2);
  const invited = scope.invitations.map(
    (one) => (one as unknown as Record<string, unknown>)[`${level}RoleId`] ?? roles[0]?.id,
  );
  expect(roles.map(({ id }) => id)).toEqual(expect.arrayContaining(invited));
}

function expectUnique(values: readonly unknown[]): void {
  expect(new Set(values).size).toBe(values.length);
}
