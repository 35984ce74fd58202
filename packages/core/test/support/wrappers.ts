import * as core from "../../src/index.ts";

type Call = (...args: readonly unknown[]) => Promise<unknown>;

/** Returns the exported function with an operation's name. */
export function functionOf(operation: string): Call {
  return Reflect.get(core, operation) as Call;
}

/** Returns an admin's bound method for an operation, such as `policies.update`. */
export function boundMethodOf(admin: core.ConfidentAdmin, operation: string): Call | undefined {
  const methods = Object.values(admin).flatMap((resource) => Object.values(resource) as Call[]);
  return methods.find(({ name }) => name === `bound ${operation}`);
}
