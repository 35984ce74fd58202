import * as core from "../../src/index.ts";

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** Returns the exported function with an operation's name. */
export function functionOf(operation: string): Call {
  return Reflect.get(core, operation) as Call;
}

/**
 * Returns an admin's bound method for an operation, such as `policies.update`. A method of `project(projectId)` takes the
 * project's id as its first argument here.
 */
export function boundMethodOf(admin: core.ConfidentAdmin, operation: string): Call | undefined {
  const inProject = (projectId: unknown) => find(admin.project(projectId as string), operation);
  return (
    find(admin, operation) ??
    (inProject("any") &&
      ((projectId, ...args) => inProject(projectId)?.(...args) as Promise<unknown>))
  );
}

function find(bound: object, operation: string): Call | undefined {
  const methods = Object.values(bound).flatMap((resource) => Object.values(resource) as Call[]);
  return methods.find(({ name }) => name === `bound ${operation}`);
}
