import {
  ConfidentAbortError,
  ConfidentTimeoutError,
  type Delivery,
  type RequestContext,
} from "../errors.ts";
import type { AttemptReporter } from "./attempt-reporter.ts";
import type { BufferedResponse } from "./buffered-response.ts";
import { fetchOnce, type Outgoing, type Route } from "./fetch-once.ts";
import { hostOf } from "./host-of.ts";
import { type Timeout, withTimeout } from "./timeout.ts";

/** The input of one attempt. */
export interface Attempt {
  readonly outgoing: Outgoing;
  readonly context: RequestContext;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** The 401 that rejected the last key, if it caused this attempt. */
  readonly rejected: BufferedResponse | undefined;
  readonly reporter: AttemptReporter | undefined;
}

/**
 * Sends a request once and reads the complete response, within one time limit. Returns `rejected` if there is no newer
 * key.
 *
 * @throws {ConfidentError}
 */
export function attempt(route: Route, input: Attempt): Promise<BufferedResponse> {
  const { outgoing, context, signal, timeout, rejected, reporter } = input;
  let delivery: Delivery = "unsent";
  let key: string | undefined;
  const onInterrupt = async (aborted: boolean): Promise<never> => {
    if (aborted) {
      throw abortError(context, delivery, signal);
    }
    let missing = "key from the apiKey function";
    if (delivery === "unsent") {
      route.keys.giveUp();
    } else {
      missing = `complete response from ${hostOf(route.baseUrl(key))}`;
    }
    const message = `no ${missing} within ${Math.ceil(timeout)} ms`;
    throw new ConfidentTimeoutError(message, { ...context, delivery });
  };
  const send = async (limit: Timeout): Promise<BufferedResponse> => {
    const known = route.keys.get(rejected?.key);
    key = typeof known === "object" ? await known : known;
    if (limit.expired) {
      throw new Error("expired"); // never visible: the attempt has already ended
    }
    if (rejected && key === rejected.key) {
      return rejected;
    }
    reporter?.release(0);
    delivery = "unknown";
    return fetchOnce(route, outgoing, context, key, limit);
  };
  reporter?.start();
  return withTimeout(timeout, signal, onInterrupt, send);
}

/** The error of a call whose signal was aborted. */
export function abortError(
  context: RequestContext,
  delivery: Delivery,
  signal: AbortSignal | undefined,
): ConfidentAbortError {
  const details = { ...context, delivery, cause: signal?.reason as unknown };
  return new ConfidentAbortError("aborted by the caller", details);
}
