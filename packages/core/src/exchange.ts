import type { ApiKeySource } from "./api-key-source.ts";
import { withDeadline } from "./deadline.ts";
import {
  ConfidentAbortError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  ConfidentTimeoutError,
  type Delivery,
  failure,
  type RequestContext,
} from "./errors.ts";
import { MAX_BODY_BYTES, readBody } from "./read-body.ts";
import { redactCause, redactText } from "./redact.ts";
import { errorCode, isUnsent } from "./retry.ts";

const API_KEY_HEADER = "CONFIDENT_API_KEY";
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What goes over the wire, the key excepted. */
export interface Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** A response and its body, all of it. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
  readonly key: string | undefined;
}

/** One attempt: what to send, how, and until when. */
export interface Attempt {
  readonly outgoing: Outgoing;
  readonly context: RequestContext;
  readonly fetch: typeof globalThis.fetch;
  readonly keys: ApiKeySource;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once and reads the whole answer, both under one deadline. */
export function exchange(attempt: Attempt): Promise<Answer> {
  const { context, keys, timeout, signal } = attempt;
  let delivery: Delivery = "unsent";
  return withDeadline(
    timeout,
    signal,
    (why) =>
      why === "abort"
        ? abortError(context, delivery, signal)
        : failure(ConfidentTimeoutError, context, `no whole answer within ${timeout} ms`, {
            delivery,
          }),
    async (ended) => {
      const key = await keys.current();
      ended.throwIfAborted();
      delivery = "unknown";
      const response = await connected(attempt, () => send(attempt, key, ended));
      refuseRedirect(attempt, response);
      const text = await connected(attempt, () => readBody(response));
      if (text === undefined) {
        const details = { status: response.status, delivery: "answered" as const };
        const message = `the body is larger than ${MAX_BODY_BYTES} bytes`;
        throw failure(ConfidentResponseError, context, message, details);
      }
      return { response, text, key };
    },
  );
}

/** What a call ends with when its signal is aborted. */
export function abortError(
  context: RequestContext,
  delivery: Delivery,
  signal: AbortSignal | undefined,
): ConfidentAbortError {
  const details = { delivery, cause: signal?.reason as unknown };
  return failure(ConfidentAbortError, context, "aborted by the caller", details);
}

function send(
  { outgoing, fetch }: Attempt,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const { url, method, body } = outgoing;
  const headers = new Headers(outgoing.headers);
  headers.delete(API_KEY_HEADER);
  if (key) {
    headers.set(API_KEY_HEADER, key);
  }
  const init = { method, headers, signal, redirect: "manual" as const };
  return fetch(url, body === undefined ? init : { ...init, body });
}

async function connected<T>({ context, keys }: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const secrets = keys.secrets();
    const code = errorCode(error);
    const text = `no connection (${redactText(code || String(error), secrets)})`;
    throw failure(ConfidentConnectionError, context, text, {
      code: code || undefined,
      delivery: isUnsent(code) ? "unsent" : "unknown",
      cause: redactCause(error, secrets),
    });
  }
}

// A browser hides where a redirect leads; elsewhere it helps to find the mistake.
function refuseRedirect({ context, keys }: Attempt, response: Response): void {
  if (response.type !== "opaqueredirect" && !REDIRECTS.has(response.status)) {
    return;
  }
  response.body?.cancel().catch(() => {});
  const location = redactText(response.headers.get("location") ?? "elsewhere", keys.secrets());
  const text = `redirected to ${location}, not followed: fetch would send the API key there. Set baseUrl to where the API is`;
  throw failure(ConfidentRedirectError, context, text, {
    delivery: "answered",
    status: response.status,
  });
}
