import type { Reply } from "../reply.ts";
import type { Scope } from "../scope.ts";
import type { GovernancePolicy, NamedProject, Organization } from "../types.ts";

/** The parameters and the body of a request. */
export interface Call {
  /** The validated path and query parameters. Integers are numbers, and defaults are set. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The validated body, or `undefined` if the operation has none. */
  readonly body: unknown;
}

/** A project and its resources. */
export interface ProjectScope extends Scope {
  project: NamedProject;
}

/** Everything that operations read and change. */
export interface Context {
  organization: Organization;
  readonly scope: Scope;
  projects: readonly ProjectScope[];
  readonly governancePolicies: readonly GovernancePolicy[];
  /** Whether to delete a policy that a role uses. */
  readonly policyInUse: "detach" | "reject";
  /** Returns the id of a new invitation or API key. */
  readonly nextId: () => number;
  /** Creates the resources of a new project. */
  readonly createProject: (project: NamedProject) => ProjectScope;
}

/** An operation of the organization. */
export type RunOperation = (call: Call, context: Context) => Reply;

/** An operation that exists for the organization and for projects. */
export type ScopedOperation = (scope: Scope, call: Call, context: Context) => Reply;
