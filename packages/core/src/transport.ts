import type { ApiKeySource } from "./api-key-source.ts";
import { sleep } from "./deadline.ts";
import type { AnyConfidentError, Delivery, RequestContext } from "./errors.ts";
import { type Answer, abortError, exchange, type Outgoing } from "./exchange.ts";
import { LightRequest } from "./light-request.ts";
import type { AttemptEvent, CallOptions } from "./options.ts";
import { redactText } from "./redact.ts";
import { mayHaveRun, waitBeforeRetry } from "./retry.ts";

const BODILESS = new Set([204, 205, 304]);
const SHOWN_HEADERS = [
  "content-type",
  "date",
  "retry-after",
  "x-request-id",
  "request-id",
  "cf-ray",
];

export interface TransportOptions {
  readonly keys: ApiKeySource;
  readonly fetch: typeof globalThis.fetch | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** Milliseconds. */
  readonly totalTimeout: number;
  readonly retries: number;
  readonly onAttempt: ((event: AttemptEvent) => void) | undefined;
}

/** Sends a request until it is answered or there is no point in trying again. */
export type Transport = (
  request: Request | LightRequest,
  context: RequestContext,
  options: CallOptions,
) => Promise<Response>;

/** The one place through which every request leaves. */
export function createTransport(options: TransportOptions): Transport {
  return async (request, context, call) => {
    const outgoing = await toOutgoing(request);
    const answer = await exchangeUntilDone(options, outgoing, context, call);
    return toResponse(answer, request instanceof LightRequest);
  };
}

async function exchangeUntilDone(
  options: TransportOptions,
  outgoing: Outgoing,
  context: RequestContext,
  { signal, timeout = options.timeout, retries = options.retries }: CallOptions,
): Promise<Answer> {
  const { keys, fetch = globalThis.fetch } = options;
  const end = performance.now() + options.totalTimeout;
  let delivery: Delivery = "unsent";
  let renewed = false;
  let failures = 0;

  for (let attempt = 1; ; attempt++) {
    const started = performance.now();
    const remaining = Math.min(timeout, end - started);
    const outcome = await exchange({
      outgoing,
      context,
      fetch,
      keys,
      timeout: remaining,
      signal,
    }).catch((error: AnyConfidentError) => error);
    report(options, context, attempt, started, outcome);

    if (!renewed && isRefused(outcome) && (await keys.replace(outcome.key))) {
      renewed = true;
      continue;
    }
    const wait =
      failures < retries ? waitBeforeRetry(outgoing.method, outcome, failures) : undefined;
    if (wait === undefined || performance.now() + wait > end) {
      return conclude(outcome, delivery);
    }
    failures++;
    delivery = mayHaveRun(outcome) ? "unknown" : delivery;
    await sleep(wait, signal, () => abortError(context, delivery, signal));
  }
}

function isRefused(outcome: Answer | AnyConfidentError): outcome is Answer {
  return "response" in outcome && outcome.response.status === 401;
}

// The last attempt may not have left, but an earlier one may have been executed.
function conclude(outcome: Answer | AnyConfidentError, earlier: Delivery): Answer {
  if ("response" in outcome) {
    return outcome;
  }
  throw outcome.delivery === "unsent" ? Object.assign(outcome, { delivery: earlier }) : outcome;
}

// Whoever looks at a `Request` gets one from openapi-fetch; its body can be read once, attempts can be several.
async function toOutgoing(request: Request | LightRequest): Promise<Outgoing> {
  if (request instanceof LightRequest) {
    return request;
  }
  const { url, method, headers } = request;
  return { url, method, headers, body: (await request.text()) || undefined };
}

function toResponse({ response, text }: Answer, light: boolean): Response {
  if (light) {
    return Object.defineProperty(response, "text", { value: () => Promise.resolve(text) });
  }
  const { status, statusText, headers } = response;
  return new Response(BODILESS.has(status) ? null : text, { status, statusText, headers });
}

function report(
  { onAttempt, keys }: TransportOptions,
  context: RequestContext,
  attempt: number,
  started: number,
  outcome: Answer | AnyConfidentError,
): void {
  if (!onAttempt) {
    return;
  }
  const response = "response" in outcome ? outcome.response : undefined;
  const headers = SHOWN_HEADERS.flatMap((name) => {
    const value = response?.headers.get(name);
    return value ? [[name, redactText(value, keys.secrets())]] : [];
  });
  try {
    onAttempt({
      ...context,
      attempt,
      duration: performance.now() - started,
      status: response?.status,
      headers: Object.fromEntries(headers) as Record<string, string>,
      error: response ? undefined : (outcome as AnyConfidentError),
    });
  } catch {
    // A broken logger must not break the call.
  }
}
