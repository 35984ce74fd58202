import type { AnyConfidentError, Delivery, RequestContext } from "../errors.ts";
import type { AttemptEvent, CallOptions } from "../options.ts";
import { withDeadline } from "./deadline.ts";
import { abortError, exchange } from "./exchange.ts";
import { quietly } from "./quietly.ts";
import { redactError, redactText } from "./redact.ts";
import { mayHaveRun, type Outcome, waitBeforeRetry } from "./retry.ts";
import type { Answer, Outgoing, Route } from "./send.ts";

/** Milliseconds. */
const LONGEST_CALL = 120_000;
const SHOWN_HEADERS = [
  "content-type",
  "date",
  "retry-after",
  "x-request-id",
  "request-id",
  "cf-ray",
];

/** How the transport of a client is set up. */
export interface TransportOptions extends Route {
  /** Milliseconds for an attempt. */
  readonly timeout: number;
  /** Milliseconds for a call. */
  readonly totalTimeout: number | undefined;
  readonly retries: number;
  readonly onAttempt: ((event: AttemptEvent) => void) | undefined;
}

/** What hooks are told of a request: people take a key for an id. */
export function shown(context: RequestContext, { keys }: Route): RequestContext {
  return { ...context, path: redactText(`${context.path}`, keys.secrets()) };
}

/** What a caller may ask of one request, and what this package itself may. */
export interface TransportCall extends CallOptions {
  /**
   * Called before each attempt that repeats one, and told whether one before may have been executed. What it
   * throws ends the call.
   */
  readonly beforeRetry?: (delivery: Delivery) => Promise<void>;
}

/** Sends a request until it is answered or there is no point in trying again. */
export async function transport(
  route: TransportOptions,
  outgoing: Outgoing,
  context: RequestContext,
  { signal, timeout = route.timeout, retries = route.retries, beforeRetry }: TransportCall,
): Promise<Answer> {
  const end = performance.now() + (route.totalTimeout ?? Math.max(LONGEST_CALL, timeout));
  let delivery: Delivery = "unsent";
  let refused: Answer | undefined;
  let failures = 0;
  const isLate = (ms: number) => performance.now() + ms >= end;

  for (let attempt = 1; ; attempt++) {
    const started = performance.now();
    const limit = Math.min(timeout, end - started);
    let outcome: Outcome;
    try {
      outcome = await exchange(route, { outgoing, context, signal, timeout: limit, refused });
    } catch (error) {
      outcome = redactError(error as AnyConfidentError, route.keys.secrets());
    }
    if (route.onAttempt && outcome !== refused) {
      report(
        route.onAttempt,
        route,
        { ...context, attempt, duration: performance.now() - started },
        outcome,
      );
    }
    if (!refused && "text" in outcome && outcome.response.status === 401) {
      refused = outcome;
      continue;
    }
    const wait =
      failures < retries ? waitBeforeRetry(outgoing.method, outcome, failures) : undefined;
    if (wait === undefined || isLate(wait)) {
      return conclude(outcome, delivery);
    }
    failures++;
    delivery = mayHaveRun(outcome) ? "unknown" : delivery;
    await sleep(wait, signal, () => abortError(context, delivery, signal));
    await beforeRetry?.(delivery);
    if (isLate(0)) {
      return conclude(outcome, delivery);
    }
  }
}

// The last attempt may not have left, but an earlier one may have been executed.
function conclude(outcome: Outcome, earlier: Delivery): Answer {
  if ("text" in outcome) {
    return outcome;
  }
  throw outcome.delivery === "unsent" ? Object.assign(outcome, { delivery: earlier }) : outcome;
}

function sleep(ms: number, signal: AbortSignal | undefined, aborted: () => Error): Promise<void> {
  const woken = async (early: boolean) => {
    if (early) {
      throw aborted();
    }
  };
  return withDeadline(ms, signal, woken, () => new Promise(() => {}));
}

function report(
  onAttempt: (event: AttemptEvent) => void,
  route: Route,
  event: RequestContext & { attempt: number; duration: number },
  outcome: Outcome,
): void {
  const { keys } = route;
  const response = "text" in outcome ? outcome.response : undefined;
  const headers = SHOWN_HEADERS.flatMap((name) => {
    const value = response?.headers.get(name);
    return value ? [[name, redactText(value, keys.secrets())]] : [];
  });
  quietly(() =>
    onAttempt({
      ...event,
      ...shown(event, route),
      status: response?.status,
      headers: Object.fromEntries(headers) as Record<string, string>,
      error: "text" in outcome ? undefined : outcome,
    }),
  );
}
