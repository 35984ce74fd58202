import type { ConfidentError, ErrorDetails } from "./errors.ts";
import type { ConfidentOptions } from "./options.ts";

/** @throws an error of the given kind if a timeout or the number of retries is not usable. */
export function checkLimits(
  options: Pick<ConfidentOptions, "timeout" | "totalTimeout" | "retries">,
  Kind: new (message: string, details: ErrorDetails) => ConfidentError,
): void {
  const { timeout = 1, totalTimeout = 1, retries = 0 } = options;
  if (!(timeout > 0 && totalTimeout > 0)) {
    throw new Kind("timeout and totalTimeout must be numbers of milliseconds above 0.", {
      delivery: "unsent",
    });
  }
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new Kind("retries must be a whole number, 0 or more.", { delivery: "unsent" });
  }
}
