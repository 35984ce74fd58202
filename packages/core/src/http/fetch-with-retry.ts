import type { AnyConfidentError, Delivery, RequestContext } from "../errors.ts";
import type { AttemptEvent } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { redactError, redactText } from "../utils/redact.ts";
import { abortError, attempt } from "./attempt.ts";
import { BufferedResponse } from "./buffered-response.ts";
import type { Outgoing, Route } from "./fetch-once.ts";
import { mayHaveRun, type Outcome, retryDelay } from "./retry-policy.ts";
import { withTimeout } from "./timeout.ts";

/** Milliseconds. */
const DEFAULT_TOTAL_TIMEOUT = 120_000;
/** Response headers that hold no secrets. */
const SAFE_HEADERS = [
  "content-type",
  "date",
  "retry-after",
  "x-request-id",
  "request-id",
  "cf-ray",
];

/** How a client sends requests. */
export interface HttpOptions extends Route {
  /** Whether a proxy adds the key. */
  readonly proxied: boolean;
  /** Milliseconds for an attempt. */
  readonly timeout: number;
  /** Milliseconds for a request with all its attempts. */
  readonly totalTimeout: number | undefined;
  readonly retries: number;
  readonly onAttempt: ((event: AttemptEvent) => void) | undefined;
}

/** Runs before each retry. `delivery` says whether an earlier attempt may have been executed. What it throws ends the call. */
export type BeforeRetry = (delivery: Delivery) => Promise<void>;

/** The settings of one request. */
export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly beforeRetry?: BeforeRetry | undefined;
}

/**
 * Sends a request until it gets a response or a retry makes no sense.
 *
 * @throws {ConfidentError}
 */
export async function fetchWithRetry(
  http: HttpOptions,
  outgoing: Outgoing,
  context: RequestContext,
  { signal, timeout = http.timeout, retries = http.retries, beforeRetry }: FetchOptions,
): Promise<BufferedResponse> {
  const end = performance.now() + (http.totalTimeout ?? Math.max(DEFAULT_TOTAL_TIMEOUT, timeout));
  const endsWithin = (ms: number) => performance.now() + ms >= end;
  let delivery: Delivery = "unsent";
  let rejected: BufferedResponse | undefined;
  let failures = 0;

  for (let number = 1; ; number++) {
    const started = performance.now();
    const limit = Math.min(timeout, end - started);
    let outcome: Outcome;
    try {
      outcome = await attempt(http, { outgoing, context, signal, timeout: limit, rejected });
    } catch (error) {
      outcome = redactError(error as AnyConfidentError, http.keys.secrets());
    }
    if (http.onAttempt && outcome !== rejected) {
      const duration = performance.now() - started;
      reportAttempt(http, http.onAttempt, { ...context, attempt: number, duration }, outcome);
    }
    if (!rejected && outcome instanceof BufferedResponse && outcome.status === 401) {
      rejected = outcome; // try once more, with a newer key if there is one
      continue;
    }
    const delay = failures < retries ? retryDelay(outgoing.method, outcome, failures) : undefined;
    if (delay === undefined || endsWithin(delay)) {
      return conclude(outcome, delivery);
    }
    failures++;
    delivery = mayHaveRun(outcome) ? "unknown" : delivery;
    await sleep(delay, signal, () => abortError(context, delivery, signal));
    await beforeRetry?.(delivery);
    if (endsWithin(0)) {
      return conclude(outcome, delivery);
    }
  }
}

/** A request as hooks see it. The path may hold a key: people mistake keys for ids. */
export function redactContext(context: RequestContext, { keys }: Route): RequestContext {
  return { ...context, path: redactText(context.path ?? "", keys.secrets()) };
}

// The last attempt may not have been sent, but an earlier one may have been executed.
function conclude(outcome: Outcome, earlier: Delivery): BufferedResponse {
  if (outcome instanceof BufferedResponse) {
    return outcome;
  }
  throw outcome.delivery === "unsent" ? Object.assign(outcome, { delivery: earlier }) : outcome;
}

function sleep(ms: number, signal: AbortSignal | undefined, onAbort: () => Error): Promise<void> {
  const wake = async (aborted: boolean) => {
    if (aborted) {
      throw onAbort();
    }
  };
  return withTimeout(ms, signal, wake, () => new Promise(() => {}));
}

function reportAttempt(
  route: Route,
  onAttempt: (event: AttemptEvent) => void,
  event: RequestContext & { attempt: number; duration: number },
  outcome: Outcome,
): void {
  const secrets = route.keys.secrets();
  const response = outcome instanceof BufferedResponse ? outcome : undefined;
  const headers: Record<string, string> = {};
  for (const name of SAFE_HEADERS) {
    const value = response?.headers.get(name);
    if (value) {
      headers[name] = redactText(value, secrets);
    }
  }
  ignoreErrors(() =>
    onAttempt({
      ...event,
      ...redactContext(event, route),
      status: response?.status,
      headers,
      error: outcome instanceof BufferedResponse ? undefined : outcome,
    }),
  );
}
