import { operations } from "@confident-admin/spec/operations";
import fc from "fast-check";
import type { FakeProject, FakeState, OperationId } from "../../src/index.ts";

const NAMES = ["Policy", "Role", "Project", "owner", "Ünïcödé ☕", "a/b?c#d", "constructor"];
const EMAILS = ["owner", "user", "invited", "User", "a", "b", "c"].map(
  (name) => `${name}@acme.example`,
);
const UNKNOWN = "00000000-0000-4000-8000-00000000abcd";

/** Random numbers and values for building a request for the current state. */
export interface Step {
  readonly operation: OperationId;
  readonly name: string;
  readonly description: string | undefined;
  readonly emails: readonly string[];
  readonly flag: boolean;
  /** Choose from the lists of the state. */
  readonly choices: readonly number[];
}

export const step: fc.Arbitrary<Step> = fc.record({
  operation: fc.constantFrom(...(Object.keys(operations) as OperationId[])),
  name: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
    fc.string({ minLength: 1, unit: "grapheme" }),
  ),
  description: fc.option(fc.string(), { nil: undefined }),
  emails: fc.array(fc.constantFrom(...EMAILS), { minLength: 1, maxLength: 4 }),
  flag: fc.boolean(),
  choices: fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 }),
});

/** A request and its target. */
export interface Request {
  readonly method: string;
  /** The method and the path template below the organization or project: `PUT /roles/{roleId}`. */
  readonly kind: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly body: Body | undefined;
  /** The organization, or the project in the path; `undefined` if it does not exist. */
  readonly scope: FakeState | FakeProject | undefined;
  readonly level: "organization" | "project";
}

/** The fields of all bodies. */
export interface Body {
  readonly name?: string;
  readonly description?: string | undefined;
  readonly permissionIds?: readonly string[];
  readonly policyIds?: readonly string[];
  readonly roleId?: string;
  readonly emails?: readonly string[];
  readonly organizationRoleId?: string | undefined;
  readonly projectRoleId?: string | undefined;
  readonly valid?: boolean;
  readonly email?: string | undefined;
  readonly projectIds?: readonly string[];
}

/** Builds a request that matches the document, mostly for existing resources. */
export function toRequest(state: FakeState, { operation, ...step }: Step): Request {
  const { method, path: template, body } = { body: undefined, ...operations[operation] };
  const [a = 0, b = 0, c = 0, d = 0] = step.choices;
  const choose = (items: readonly { readonly id: string | number }[] | undefined, n: number) =>
    `${(n % 8 ? items?.[n % items.length] : undefined)?.id ?? UNKNOWN}`;
  const some = (items: readonly { readonly id: string }[] | undefined) =>
    [choose(items, b), choose(items, c)].slice(0, d % 3);
  const level = template.includes("{projectId}") ? "project" : "organization";
  const projectId = choose(state.projects, a);
  const scope = level === "project" ? state.projects.find(({ id }) => id === projectId) : state;
  const catalog = level === "project" ? state.projectPermissions : state.permissions;
  const policies = template.includes("governance") ? state.governancePolicies : scope?.policies;
  const params: Record<string, string | number> = {
    projectId,
    policyId: choose(policies, b),
    roleId: choose(scope?.roles, b),
    userId: choose(scope?.members, b),
    invitationId: Number.parseInt(choose(scope?.invitations, b), 10) || 999,
    apiKeyId: Number.parseInt(choose(scope?.apiKeys, b), 10) || 999,
  };
  const roleId = choose(scope?.roles, c);
  const all: Body = {
    name: step.name,
    description: step.description,
    permissionIds: some(catalog),
    policyIds: some(scope?.policies),
    roleId,
    emails: step.emails,
    [`${level}RoleId`]: step.flag ? roleId : undefined,
    valid: step.flag,
    email: step.flag ? step.emails[0] : undefined,
    projectIds: [projectId, choose(state.projects, b)],
  };
  const fields = Object.keys((body as { properties?: object } | undefined)?.properties ?? {});
  const sent = Object.fromEntries(Object.entries(all).filter(([key]) => fields.includes(key)));
  const base = /^\/v1\/(organization|projects(\/\{projectId\})?)/;
  return {
    method,
    kind: `${method} ${template.replace(base, (prefix) => (prefix === "/v1/projects" ? prefix : ""))}`,
    path: `${template.replaceAll(/\{(\w+)\}/g, (_, key) => encodeURIComponent(params[key] ?? ""))}${template.endsWith("members") || template.endsWith("}/projects") ? `?page=${(a % 2) + 1}&pageSize=1` : ""}`,
    params: { ...params, page: (a % 2) + 1 },
    body: body ? sent : undefined,
    scope,
    level,
  };
}
