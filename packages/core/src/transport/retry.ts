import type { AnyConfidentError } from "../errors.ts";
import type { Answer } from "./send.ts";

/** Milliseconds; a server that wants to be left alone for longer is not waited for. */
const MAX_RETRY_AFTER = 60_000;
const FIRST_BACKOFF = 500;
const MAX_BACKOFF = 8_000;
const MAX_CAUSES = 9;

// No address, nobody there, nobody to be trusted or understood, or nothing that fetch would send. Not all of
// TLS: a broken record or a parser's HPE_INVALID_… may come after the request.
const UNSENT =
  /ECONNREFUSED|ENOTFOUND|EAI_|CONNECT_TIMEOUT|PROTOCOL|WRONG_VERSION|HANDSHAKE|CERT|SIGNATURE|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE|URL|ARG)|NOT_SUPPORTED/;
// The certificate is wrong, or the URL: trying again cannot help.
const PERMANENT =
  /CRL|SSL|TLS|EPROTO|CERT|SIGNATURE|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE|URL|ARG)|NOT_SUPPORTED/;
const HTTP_DATE = /^\w+, \d\d[ -]\w{3}[ -]\d+ [\d:]{8} GMT$/;

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
    "response" in outcome
      ? parseRetryAfter(outcome.response.headers.get("retry-after"))
      : undefined;
  if (retryAfter !== undefined) {
    return retryAfter > MAX_RETRY_AFTER ? undefined : retryAfter;
  }
  // Jitter, so that clients that failed together do not come back together.
  return Math.min(MAX_BACKOFF, FIRST_BACKOFF * 2 ** failures) * (0.5 + Math.random() / 2);
}

/** Whether the server may have acted on the request. */
export function mayHaveRun(outcome: Outcome): boolean {
  return "response" in outcome ? outcome.response.status !== 429 : outcome.delivery !== "unsent";
}

function isTransient(outcome: Outcome): boolean {
  if ("response" in outcome) {
    const { status, headers } = outcome.response;
    // What stands in between may know better, as the proxy of this project does of a key that was refused.
    return /408|429|50[0234]/.test(`${status}`) && headers.get("x-should-retry") !== "false";
  }
  return outcome.name === "ConfidentConnectionError"
    ? !PERMANENT.test(`${outcome.code}`)
    : outcome.name === "ConfidentTimeoutError";
}

/** What the system says of an error. */
export interface SystemError {
  /** Empty if the system says nothing. */
  readonly code: string;
  /** Whether there was no connection yet. */
  readonly connecting: boolean;
}

/** The system's error, which `fetch` hides in a chain of causes. */
export function systemError(error: unknown, depth = 0): SystemError {
  try {
    const { code, cause, syscall, errors } = Object(error) as NodeError;
    if (typeof code === "string") {
      // Where several addresses were tried, each has an error of its own.
      return { code, connecting: (syscall ?? errors?.[0]?.syscall) === "connect" };
    }
    if (depth < MAX_CAUSES) {
      return systemError(cause, depth + 1);
    }
  } catch {
    // It has a getter that throws.
  }
  return { code: "", connecting: false };
}

interface NodeError {
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly syscall?: unknown;
  readonly errors?: readonly { readonly syscall?: unknown }[];
}

/** Whether a request that failed with this error cannot have left. */
export function isUnsent({ code, connecting }: SystemError): boolean {
  return connecting || UNSENT.test(code);
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; `undefined` if it makes no sense. */
export function parseRetryAfter(value: string | null): number | undefined {
  const text = String(value); // "null" makes no sense either
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const wait = HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - Date.now()) : Number.NaN;
  return Number.isNaN(wait) ? undefined : wait;
}
