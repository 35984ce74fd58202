import type { AnyConfidentError } from "../errors.ts";
import { BufferedResponse } from "./buffered-response.ts";
import { isPermanent } from "./network-error.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** Milliseconds. A longer `Retry-After` ends the call. */
const MAX_RETRY_AFTER = 60_000;
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 8_000;

/** Sending these requests twice has the same effect as sending them once. */
const IDEMPOTENT: ReadonlySet<string> = new Set(["GET", "PUT", "DELETE"]);
/** Request timeout, rate limit, server error, bad gateway, maintenance, gateway timeout. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/** How an attempt ended. */
export type Outcome = BufferedResponse | AnyConfidentError;

/**
 * Returns the milliseconds to wait before the next attempt, or `undefined` if there should be none. A request that is
 * not idempotent is retried only if the server cannot have executed it.
 *
 * @param failures - how many attempts have failed before this one
 * @param timeLeft - the milliseconds that remain of the total time limit
 */
export function retryDelay(
  method: string,
  outcome: Outcome,
  failures: number,
  timeLeft: number,
): number | undefined {
  const repeatable = IDEMPOTENT.has(method) || !mayHaveRun(outcome);
  if (!repeatable || !isTransient(outcome)) {
    return undefined;
  }
  const retryAfter =
    outcome instanceof BufferedResponse
      ? parseRetryAfter(outcome.headers.get("retry-after"))
      : undefined;
  // Jitter, so that clients that failed together do not retry together.
  const backoff = Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** failures) * (0.5 + Math.random() / 2);
  const delay = retryAfter ?? backoff;
  return delay < timeLeft && delay <= MAX_RETRY_AFTER ? delay : undefined;
}

/** Whether the server may have executed the request. */
export function mayHaveRun(outcome: Outcome): boolean {
  return outcome instanceof BufferedResponse
    ? outcome.status !== 429
    : outcome.delivery !== "unsent";
}

function isTransient(outcome: Outcome): boolean {
  if (outcome instanceof BufferedResponse) {
    const { status, headers } = outcome;
    // A proxy can know that a retry would not help. Ours does if the API rejects its key.
    return TRANSIENT.has(status) && headers.get("x-should-retry") !== "false";
  }
  return outcome.name === "ConfidentConnectionError"
    ? !isPermanent(outcome.code)
    : outcome.name === "ConfidentTimeoutError";
}
