import { ConfidentConfigError } from "@confident-admin/core";

/** Runs what its owner wrote. What that throws may say anything, the key included: it goes no further. */
export async function ownFunction<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new ConfidentConfigError(`${name} threw: catch and log it there.`);
  }
}
