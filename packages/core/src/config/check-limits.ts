import type { ErrorKind } from "../errors.ts";
import type { CallOptions, ConfidentOptions } from "../options.ts";

/** @throws an error of the given kind if a timeout, the number of retries or a signal cannot be used. */
export function checkLimits(
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
    throw new Kind("signal must be an AbortSignal, such as a controller's signal.");
  }
  if (!(timeout > 0 && totalTimeout > 0 && Number.isInteger(retries) && retries >= 0)) {
    throw new Kind(
      "timeout and totalTimeout must be milliseconds above 0, retries a whole number from 0.",
    );
  }
  if (!(maxResponseBytes > 0)) {
    throw new Kind("maxResponseBytes must be a number of bytes above 0.");
  }
}
