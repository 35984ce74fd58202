import type { AnyConfidentError } from "../errors.ts";
import { parseRetryAfter } from "./retry-after.ts";
import type { Answer } from "./send.ts";
import { isPermanent } from "./system-error.ts";

/** Milliseconds; a server that wants to be left alone for longer is not waited for. */
const MAX_RETRY_AFTER = 60_000;
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 8_000;

/** How an attempt ended. */
export type Outcome = Answer | AnyConfidentError;

/**
 * Milliseconds to wait before the next attempt, `undefined` if there should be none. What is not idempotent
 * is repeated only if it cannot have been executed.
 *
 * @param failures - how many attempts have failed before this one
 */
export function waitBeforeRetry(
  method: string,
  outcome: Outcome,
  failures: number,
): number | undefined {
  const repeatable = /GET|PUT|DELETE/.test(method) || !mayHaveRun(outcome);
  if (!repeatable || !isTransient(outcome)) {
    return undefined;
  }
  const retryAfter =
    "text" in outcome ? parseRetryAfter(outcome.response.headers.get("retry-after")) : undefined;
  if (retryAfter !== undefined) {
    return retryAfter > MAX_RETRY_AFTER ? undefined : retryAfter;
  }
  // Jitter, so that clients that failed together do not come back together.
  return Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** failures) * (0.5 + Math.random() / 2);
}

/** Whether the server may have acted on the request. */
export function mayHaveRun(outcome: Outcome): boolean {
  return "text" in outcome ? outcome.response.status !== 429 : outcome.delivery !== "unsent";
}

function isTransient(outcome: Outcome): boolean {
  if ("text" in outcome) {
    const { status, headers } = outcome.response;
    // What stands in between may know better, as the proxy of this project does of a key that was refused.
    return /408|429|50[0234]/.test(`${status}`) && headers.get("x-should-retry") !== "false";
  }
  return outcome.name === "ConfidentConnectionError"
    ? !isPermanent(outcome.code)
    : outcome.name === "ConfidentTimeoutError";
}
