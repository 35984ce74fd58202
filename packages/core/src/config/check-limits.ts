import type { ErrorKind } from "../errors.ts";
import type { ConfidentOptions } from "../options.ts";

/** @throws an error of the given kind if a timeout or the number of retries cannot be used. */
export function checkLimits(
  { timeout = 1, totalTimeout = 1, retries = 0 }: ConfidentOptions,
  Kind: ErrorKind,
): void {
  if (!(timeout > 0 && totalTimeout > 0 && Number.isInteger(retries) && retries >= 0)) {
    throw new Kind(
      "timeout and totalTimeout must be milliseconds above 0, retries a whole number from 0.",
    );
  }
}
