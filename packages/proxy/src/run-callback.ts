import { ConfidentConfigError } from "@confident-admin/core";

/**
 * Runs one of the callbacks in the options.
 *
 * @throws {ConfidentConfigError} if the callback throws. The error only names the callback, because the thrown value
 * could contain the key.
 */
export async function runCallback<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new ConfidentConfigError(`${name} threw an error. Catch and log it in ${name}.`);
  }
}
