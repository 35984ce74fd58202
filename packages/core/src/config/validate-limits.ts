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
  if (!(timeout > 0 && totalTimeout > 0)) {
    const name = timeout > 0 ? "totalTimeout" : "timeout";
    throw new Kind(`${name} must be a positive number of milliseconds.`);
  }
  if (!(Number.isInteger(retries) && retries >= 0)) {
    throw new Kind("retries must be 0 or a positive integer.");
  }
  if (!(maxResponseBytes > 0)) {
    throw new Kind("maxResponseBytes must be a positive number of bytes.");
  }
}
