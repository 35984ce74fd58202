import type { RequestContext } from "../errors.ts";
import type { AttemptEvent, HookContext } from "../events.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { redactText } from "../utils/redact.ts";
import { BufferedResponse } from "./buffered-response.ts";
import type { Route } from "./fetch-once.ts";
import type { Outcome } from "./retry-policy.ts";

/** Response headers that never contain secrets. */
const SAFE_HEADERS = [
  "content-type",
  "date",
  "retry-after",
  "x-request-id",
  "request-id",
  "cf-ray",
];

/**
 * A request as hooks see it. It has the path's template, because ids and queries can contain personal data. In a raw
 * call, even the template can contain a query or a key.
 */
export function hookContext(
  { operation, method }: RequestContext,
  template: string,
  secrets: readonly string[],
): HookContext {
  return { operation, method, path: redactText(template.replace(/[?#].*/s, ""), secrets) };
}

interface Held {
  readonly outcome: Outcome;
  readonly event: Omit<AttemptEvent, keyof RequestContext | "willRetry" | "retryDelay">;
}

/** Tells `onAttempt` about the attempts of one request. */
export class AttemptReporter {
  readonly #onAttempt: (event: AttemptEvent) => void;
  readonly #route: Route;
  readonly #context: RequestContext;
  readonly #template: string;
  #attempt = 0;
  #started = 0;
  #held: Held | undefined;

  constructor(
    onAttempt: (event: AttemptEvent) => void,
    route: Route,
    context: RequestContext,
    template: string,
  ) {
    this.#onAttempt = onAttempt;
    this.#route = route;
    this.#context = context;
    this.#template = template;
  }

  start(): void {
    this.#attempt++;
    this.#started = performance.now();
  }

  /** Reports the current attempt. If there is no `retryDelay`, this is the last attempt. */
  report(outcome: Outcome, retryDelay: number | undefined): void {
    // If there is no newer key, the attempt after a 401 returns the same response without sending anything. Do not
    // report it twice.
    if (outcome !== this.#held?.outcome) {
      this.release(0);
      this.hold(outcome);
    }
    this.release(retryDelay);
  }

  /** Holds the report back until it is known whether another attempt follows. */
  hold(outcome: Outcome): void {
    const response = outcome instanceof BufferedResponse ? outcome : undefined;
    const event = {
      attempt: this.#attempt,
      duration: performance.now() - this.#started,
      status: response?.status,
      headers: response ? safeHeaders(response, this.#route.keys.secrets()) : {},
      error: outcome instanceof BufferedResponse ? undefined : outcome,
    };
    this.#held = { outcome, event };
  }

  /** Sends the report that was held back, if any. */
  release(retryDelay: number | undefined): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) {
      const context = hookContext(this.#context, this.#template, this.#route.keys.secrets());
      const willRetry = retryDelay !== undefined;
      ignoreErrors(() => this.#onAttempt({ ...context, ...held.event, willRetry, retryDelay }));
    }
  }
}

function safeHeaders(
  { headers }: BufferedResponse,
  secrets: readonly string[],
): Record<string, string> {
  const safe: Record<string, string> = {};
  for (const name of SAFE_HEADERS) {
    const value = headers.get(name);
    if (value) {
      safe[name] = redactText(value, secrets);
    }
  }
  return safe;
}
