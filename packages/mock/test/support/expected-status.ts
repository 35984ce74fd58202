import type { FakeProject, FakeState } from "../../src/index.ts";
import type { Body, Request } from "./story.ts";

type Scope = FakeState | FakeProject;
type Named = readonly { readonly id: string; readonly name: string }[];

interface Case {
  readonly state: FakeState;
  readonly scope: Scope;
  readonly level: Request["level"];
  readonly params: Request["params"];
  readonly body: Body;
}

const has = (items: readonly { readonly id: string | number }[], id: unknown) =>
  items.some((item) => item.id === id);
const isTaken = (items: Named, name: string | undefined, except?: unknown) =>
  items.some((item) => item.name === name && item.id !== except);
const isPreset = (role: object) =>
  Object.entries(role).some(([key, value]) => key.endsWith("Id") && value === null);
const roleOf = (member: object, level: Request["level"]) =>
  (member as Record<string, { id: string; name: string } | null | undefined>)[`${level}Role`];
const ownerOf = ({ scope, level }: Case) =>
  scope.members.find((member) => roleOf(member, level)?.name === "Owner");

function writePolicy({ state, scope, level, body }: Case, except?: unknown): number {
  const catalog = level === "project" ? state.projectPermissions : state.permissions;
  if (isTaken(scope.policies, body.name, except)) {
    return 409;
  }
  return body.permissionIds?.every((id) => has(catalog, id)) ? 200 : 422;
}

function writeRole({ scope, level, body }: Case, except?: unknown): number {
  const presets = ["owner", "member", level === "project" ? "manager" : "admin"];
  if (presets.includes(`${body.name}`.toLowerCase()) || isTaken(scope.roles, body.name, except)) {
    return 409;
  }
  return body.policyIds?.every((id) => has(scope.policies, id)) ? 200 : 422;
}

function changeMember(one: Case): number {
  const { scope, params, body } = one;
  if (!has(scope.members, params["userId"])) {
    return 404;
  }
  const role = scope.roles.find(({ id }) => id === body.roleId);
  if (!role) {
    return 422;
  }
  return ownerOf(one)?.id === params["userId"] && role.name !== "Owner" ? 409 : 200;
}

function invite({ scope, level, body }: Case): number {
  const roleId = level === "project" ? body.projectRoleId : body.organizationRoleId;
  const role = scope.roles.find(({ id }) => id === roleId);
  if (roleId !== undefined && (!role || (isPreset(role) && role.name === "Owner"))) {
    return 422;
  }
  const known = [...scope.members, ...scope.invitations].map(({ email }) => email.toLowerCase());
  return body.emails?.every((email) => known.includes(email.toLowerCase())) ? 409 : 200;
}

const customRole = ({ scope, params }: Case) =>
  scope.roles.some((role) => role.id === params["roleId"] && !isPreset(role));

/** The expected statuses, computed independently of the fake. All other requests succeed. */
const RULES: Readonly<Record<string, (one: Case) => number>> = {
  "POST /policies": (one) => writePolicy(one),
  "PUT /policies/{policyId}": (one) =>
    has(one.scope.policies, one.params["policyId"])
      ? writePolicy(one, one.params["policyId"])
      : 404,
  "DELETE /policies/{policyId}": ({ scope, params }) =>
    has(scope.policies, params["policyId"]) ? 200 : 404,
  "POST /roles": (one) => writeRole(one),
  "PUT /roles/{roleId}": (one) => (customRole(one) ? writeRole(one, one.params["roleId"]) : 404),
  "DELETE /roles/{roleId}": (one) => {
    const isInUse = one.scope.members.some(
      (member) => roleOf(member, one.level)?.id === one.params["roleId"],
    );
    return customRole(one) ? (isInUse ? 409 : 200) : 404;
  },
  "PUT /members/{userId}": changeMember,
  "DELETE /members/{userId}": (one) => {
    const isOwner = ownerOf(one)?.id === one.params["userId"];
    return has(one.scope.members, one.params["userId"]) ? (isOwner ? 409 : 200) : 404;
  },
  "POST /invitations": invite,
  ...Object.fromEntries(
    ["PUT", "DELETE"].map((method) => [
      `${method} /invitations/{invitationId}`,
      ({ scope, params }: Case) => (has(scope.invitations, params["invitationId"]) ? 200 : 404),
    ]),
  ),
  ...Object.fromEntries(
    ["GET", "PUT", "DELETE"].map((method) => [
      `${method} /api-keys/{apiKeyId}`,
      ({ scope, params }: Case) => (has(scope.apiKeys, params["apiKeyId"]) ? 200 : 404),
    ]),
  ),
  ...Object.fromEntries(
    ["GET projects", "POST assign", "POST unassign"].map((one) => [
      one.replace(" ", " /governance-policies/{policyId}/"),
      ({ state, params }: Case) => (has(state.governancePolicies, params["policyId"]) ? 200 : 404),
    ]),
  ),
  "POST /v1/projects": ({ state, body }) => {
    const isMember = state.members.some(
      ({ email }) => email.toLowerCase() === body.email?.toLowerCase(),
    );
    if (isTaken(state.projects, body.name)) {
      return 409;
    }
    return body.email === undefined || isMember ? 200 : 422;
  },
  "PUT ": ({ state, level, params, body }) =>
    level === "project" && isTaken(state.projects, body.name, params["projectId"]) ? 409 : 200,
};

/** The status of a request with a valid key. */
export function expectedStatus(state: FakeState, request: Request): number {
  const { scope, kind, level, params, body = {} } = request;
  return scope ? (RULES[kind]?.({ state, scope, level, params, body }) ?? 200) : 404;
}
