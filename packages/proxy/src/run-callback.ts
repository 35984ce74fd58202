import { ConfidentConfigError } from "@confident-admin/core";

/**
 * Runs a callback of the handler's owner.
 *
 * @throws {ConfidentConfigError} if the callback throws. The error names the callback only, because what it threw may
 * contain the key.
 */
export async function runCallback<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new ConfidentConfigError(`${name} threw an error. Catch and log it in ${name}.`);
  }
}
