import type { ErrorKind } from "../errors.ts";
import type { CallOptions, ConfidentOptions } from "../options.ts";

/** @throws an error of the given kind if a time limit, `retries`, `maxResponseBytes` or `signal` is invalid. */
export function validateLimits(
  {
    timeout = 1,
    totalTimeout = 1,
    retries = 0,
    maxResponseBytes = 1,
    signal,
  }: ConfidentOptions & CallOptions,
  Kind: ErrorKind,
): void {
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw new Kind("signal must be an AbortSignal, such as an AbortController's signal.");
  }
  if (!(timeout > 0 && totalTimeout > 0 && Number.isInteger(retries) && retries >= 0)) {
    throw new Kind(
      "timeout and totalTimeout must be numbers of milliseconds above 0, and retries an integer from 0.",
    );
  }
  if (!(maxResponseBytes > 0)) {
    throw new Kind("maxResponseBytes must be a number of bytes above 0.");
  }
}
