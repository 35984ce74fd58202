import openapi from "@confident-admin/spec";
import type { Operation } from "@confident-admin/spec/operations";
import type { Level } from "./levels.ts";
import type { Resources, ScopedRole } from "./scope.ts";
import type { FakeState } from "./types.ts";

interface Node {
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

const { components } = openapi;
const json = "application/json";

/** The header that contains the key. */
export const API_KEY_HEADER: string = components.securitySchemes.OrganizationApiKey.name;

/** The document's examples, the default state of a fake. Only the first project has resources in the document. */
export const EXAMPLES: FakeState = {
  ...example("/v1/organization"),
  ...example("/v1/organization/permissions"),
  ...resources("/v1/organization"),
  ...example("/v1/organization/governance-policies"),
  projectPermissions: example("/v1/projects/{projectId}/permissions").permissions,
  projects: example("/v1/projects").projects.map((project, index) =>
    index === 0 ? { ...project, ...resources("/v1/projects/{projectId}") } : project,
  ),
};

/** The preset roles of a level. Their permissions are built in, so they have no policies. */
export function presetRoles({ name, ownId }: Level): readonly ScopedRole[] {
  const roles: readonly ScopedRole[] =
    name === "organization" ? EXAMPLES.roles : (EXAMPLES.projects[0]?.roles ?? []);
  return roles.filter((role) => role[ownId] === null).map((role) => ({ ...role, policies: [] }));
}

function resources(path: string): Resources {
  const { policies } = example(`${path}/policies`);
  const { roles } = example(`${path}/roles`);
  const { members } = example(`${path}/members`);
  const { invitations } = example(`${path}/invitations`);
  const { apiKeys } = example(`${path}/api-keys`);
  return { policies, roles, members, invitations, apiKeys };
}

/** Returns the `data` of the first example of a successful GET. */
function example(path: string): FakeState {
  const steps = ["paths", path, "get", "responses", "200", "content", json, "examples"];
  const [first] = Object.values(at(openapi, steps) as Node);
  return at(first, ["value", "data"]) as never;
}

/** Returns the document's example of an error message for a status, or `undefined` if there is none. */
export function exampleError({ method, path }: Operation, status: number): string | undefined {
  const steps = ["paths", path, method.toLowerCase(), "responses", `${status}`];
  const examples = at(openapi, [...steps, "content", json, "examples"]) as Node | undefined;
  const [example] = Object.values(examples ?? {});
  return at(example, ["value", "error"]) as string | undefined;
}

/** Returns the node at a path, following references. */
function at(node: unknown, steps: readonly string[]): unknown {
  return steps.reduce((parent, step) => {
    const child = (parent as Node | undefined)?.[step] as Node | undefined;
    return child?.$ref ? at(openapi, child.$ref.split("/").slice(1)) : child;
  }, node);
}
