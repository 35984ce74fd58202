import { abortError } from "../http/attempt.ts";
import { withTimeout } from "../http/timeout.ts";

/**
 * Waits for the work of another call. Returns `undefined` if the work takes longer than the limit.
 *
 * @param ms - the limit, in milliseconds
 * @throws {ConfidentAbortError} if the caller's signal ends the wait.
 */
export function waitFor<T>(
  work: Promise<T>,
  ms: number,
  signal: AbortSignal | undefined,
): Promise<T | undefined> {
  const onInterrupt = async (aborted: boolean) => {
    if (aborted) {
      throw abortError({}, "unsent", signal);
    }
    return undefined;
  };
  return withTimeout<T | undefined>(ms, signal, onInterrupt, () => work);
}
