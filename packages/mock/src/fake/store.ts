import { presetRoles } from "./document.ts";
import { ORGANIZATION, PROJECT } from "./levels.ts";
import { isUsable } from "./operations/api-keys.ts";
import { countProjects } from "./operations/governance.ts";
import type { Call, Context, ProjectScope } from "./operations/operation.ts";
import { OPERATIONS } from "./operations/table.ts";
import type { Reply } from "./reply.ts";
import type { Resources } from "./scope.ts";
import type { FakeProject, FakeState, NamedProject, OperationId } from "./types.ts";

const EMPTY = { policies: [], members: [], invitations: [], apiKeys: [] };

/** An in-memory organization. */
export class Store {
  readonly #context: Context;
  readonly #projectPermissions: FakeState["projectPermissions"];
  #lastId: number;

  constructor(state: FakeState, policyInUse: Context["policyInUse"] = "detach") {
    const { organization, permissions, projectPermissions, governancePolicies, projects } = state;
    this.#projectPermissions = projectPermissions;
    this.#lastId = lastId([state, ...projects]);
    const { id } = organization;
    this.#context = {
      organization,
      scope: { level: ORGANIZATION, id, permissions, ...resourcesOf(state) },
      projects: projects.map((project) => this.#toScope(project)),
      governancePolicies,
      policyInUse,
      nextId: () => ++this.#lastId,
      createProject: (project) =>
        this.#toScope({ ...project, ...EMPTY, roles: presetRoles(PROJECT) }),
    };
  }

  /** Whether a key gives access to the organization. */
  accepts(value: string | null): boolean {
    return this.#context.scope.apiKeys.some((apiKey) => isUsable(apiKey) && apiKey.value === value);
  }

  /** Returns a function that performs an operation, or `undefined` if the fake does not simulate it. */
  find(operation: OperationId): ((call: Call) => Reply) | undefined {
    const run = OPERATIONS[operation];
    return run && ((call) => run(call, this.#context));
  }

  /** Returns a copy of the complete state. */
  state(): FakeState {
    const { organization, scope, projects } = this.#context;
    return structuredClone({
      organization,
      permissions: scope.permissions,
      ...resourcesOf(scope),
      governancePolicies: countProjects(this.#context),
      projectPermissions: this.#projectPermissions,
      projects: projects.map((one) => ({ ...one.project, ...resourcesOf(one) })),
    });
  }

  #toScope({ policies, roles, members, invitations, apiKeys, ...rest }: FakeProject): ProjectScope {
    const project: NamedProject = rest;
    const { id } = project;
    const permissions = this.#projectPermissions;
    const resources = { policies, roles, members, invitations, apiKeys };
    return { level: PROJECT, id, project, permissions, ...resources };
  }
}

function resourcesOf({ policies, roles, members, invitations, apiKeys }: Resources): Resources {
  return { policies, roles, members, invitations, apiKeys };
}

function lastId(scopes: readonly Resources[]): number {
  const ids = scopes.flatMap(({ invitations, apiKeys }) =>
    [...invitations, ...apiKeys].map(({ id }) => id),
  );
  return ids.reduce((last, id) => Math.max(last, id), 0);
}
