import type { AnyConfidentError } from "./errors.ts";

/** Milliseconds; a server that wants to be left alone for longer is not waited for. */
const MAX_RETRY_AFTER = 60_000;
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 8_000;
const MAX_CAUSES = 9;

const NOT_IDEMPOTENT = new Set(["POST", "PATCH"]);
const RETRIABLE_STATUS = new Set([408, 429, 500, 502, 503, 504]);
const UNSENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
const PERMANENT = /CERT|SSL|TLS|SIGNATURE|EPROTO|ERR_INVALID/;

/** How an attempt ended. */
export type Outcome = { readonly response: Response } | AnyConfidentError;

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
  const repeatable = !NOT_IDEMPOTENT.has(method) || !mayHaveRun(outcome);
  if (!repeatable || !isTransient(outcome)) {
    return undefined;
  }
  const { headers } = "response" in outcome ? outcome.response : {};
  return retryDelay(failures, parseRetryAfter(headers?.get("retry-after")));
}

/** Whether the server may have acted on the request. */
export function mayHaveRun(outcome: Outcome): boolean {
  return "response" in outcome ? outcome.response.status !== 429 : outcome.delivery !== "unsent";
}

function isTransient(outcome: Outcome): boolean {
  if ("response" in outcome) {
    return RETRIABLE_STATUS.has(outcome.response.status);
  }
  return outcome.name === "ConfidentConnectionError"
    ? !isPermanent(outcome.code)
    : outcome.name === "ConfidentTimeoutError";
}

/** The system's error code, which `fetch` hides in a chain of causes; empty if there is none. */
export function errorCode(error: unknown, depth = 0): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  if (typeof code === "string") {
    return code;
  }
  return cause && depth < MAX_CAUSES ? errorCode(cause, depth + 1) : "";
}

// The certificate is wrong, or the URL: trying again cannot help.
function isPermanent(code = ""): boolean {
  return PERMANENT.test(code);
}

/** Whether a request that failed with this code cannot have left: nobody to talk to. */
export function isUnsent(code: string): boolean {
  return isPermanent(code) || UNSENT.test(code);
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; `undefined` if it makes no sense. */
export function parseRetryAfter(value: string | null | undefined): number | undefined {
  const text = value ?? "";
  const ms = / GMT$/.test(text)
    ? Math.max(0, Date.parse(text) - Date.now())
    : /^\d{1,9}$/.test(text)
      ? Number(text) * 1000
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

// `undefined` if the server asks for too long.
function retryDelay(failures: number, retryAfter: number | undefined): number | undefined {
  if (retryAfter !== undefined) {
    return retryAfter > MAX_RETRY_AFTER ? undefined : retryAfter;
  }
  // Jitter, so that clients that failed together do not come back together.
  return Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** failures) * (0.5 + Math.random() / 2);
}
