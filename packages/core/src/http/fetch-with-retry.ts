import type { AnyConfidentError, Delivery, RequestContext } from "../errors.ts";
import type { AttemptEvent } from "../events.ts";
import { isFrameworkSignal } from "../utils/framework-signal.ts";
import { redactError } from "../utils/redact.ts";
import { abortError, attempt } from "./attempt.ts";
import { AttemptReporter } from "./attempt-reporter.ts";
import { BufferedResponse } from "./buffered-response.ts";
import type { Outgoing, Route } from "./fetch-once.ts";
import { mayHaveRun, type Outcome, retryDelay } from "./retry-policy.ts";
import { withTimeout } from "./timeout.ts";

/** Milliseconds. */
const DEFAULT_TOTAL_TIMEOUT = 120_000;

/** The settings that a client sends requests with. */
export interface HttpOptions extends Route {
  /** Whether a proxy adds the key. */
  readonly proxied: boolean;
  /** The time limit for an attempt, in milliseconds. */
  readonly timeout: number;
  /** The time limit for a request with all its attempts, in milliseconds. */
  readonly totalTimeout: number | undefined;
  readonly retries: number;
  readonly onAttempt: ((event: AttemptEvent) => void) | undefined;
}

/**
 * Runs before each retry. `delivery` says whether an earlier attempt may have been executed. If this throws, the call
 * ends.
 */
export type BeforeRetry = (delivery: Delivery) => Promise<void>;

/** The settings of one request. */
export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly beforeRetry?: BeforeRetry | undefined;
  /** Reads each response's body before the attempt is reported. Must not throw. */
  readonly onBody?: (body: string) => void;
}

/**
 * Sends a request until it gets a response or a retry would not help.
 *
 * @param template - the path that hooks see
 * @throws {ConfidentError}
 * @throws a framework's signal that `fetch` or the key function threw
 */
export async function fetchWithRetry(
  http: HttpOptions,
  outgoing: Outgoing,
  context: RequestContext,
  options: FetchOptions,
  template: string,
): Promise<BufferedResponse> {
  const { signal, timeout = http.timeout, retries = http.retries } = options;
  const end = performance.now() + (http.totalTimeout ?? Math.max(DEFAULT_TOTAL_TIMEOUT, timeout));
  const timeLeft = () => end - performance.now();
  const reporter = http.onAttempt && new AttemptReporter(http.onAttempt, http, context, template);
  let delivery: Delivery = "unsent";
  let rejected: BufferedResponse | undefined;
  for (let failures = 0; ; ) {
    const input = {
      outgoing,
      context,
      signal,
      timeout: Math.min(timeout, timeLeft()),
      rejected,
      reporter,
    };
    let outcome: Outcome;
    try {
      outcome = await attempt(http, input);
      options.onBody?.(outcome.body);
    } catch (error) {
      outcome = toOutcome(error, http, reporter);
    }
    if (!rejected && isUnauthorized(outcome) && timeLeft() > 0) {
      rejected = outcome; // try once more, with a newer key if there is one
      reporter?.hold(outcome);
      continue;
    }
    const delay =
      failures < retries ? retryDelay(outgoing.method, outcome, failures, timeLeft()) : undefined;
    reporter?.report(outcome, delay);
    if (delay === undefined) {
      return conclude(outcome, delivery);
    }
    failures++;
    delivery = mayHaveRun(outcome) ? "unknown" : delivery;
    await waitToRetry(delay, delivery, context, options);
    if (timeLeft() <= 0) {
      return conclude(outcome, delivery);
    }
  }
}

function toOutcome(
  error: unknown,
  { keys }: Route,
  reporter: AttemptReporter | undefined,
): AnyConfidentError {
  if (isFrameworkSignal(error)) {
    reporter?.release(undefined);
    throw error;
  }
  return redactError(error as AnyConfidentError, keys.secrets());
}

function isUnauthorized(outcome: Outcome): outcome is BufferedResponse {
  return outcome instanceof BufferedResponse && outcome.status === 401;
}

// Even if the last attempt was not sent, an earlier one may have been executed.
function conclude(outcome: Outcome, earlier: Delivery): BufferedResponse {
  if (outcome instanceof BufferedResponse) {
    return outcome;
  }
  throw outcome.delivery === "unsent" ? Object.assign(outcome, { delivery: earlier }) : outcome;
}

async function waitToRetry(
  ms: number,
  delivery: Delivery,
  context: RequestContext,
  { signal, beforeRetry }: FetchOptions,
): Promise<void> {
  const wake = async (aborted: boolean) => {
    if (aborted) {
      throw abortError(context, delivery, signal);
    }
  };
  await withTimeout(ms, signal, wake, () => new Promise(() => {}));
  await beforeRetry?.(delivery);
}
