import type { ApiKeySource } from "../config/api-key-source.ts";
import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentAbortError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  ConfidentTimeoutError,
  type Delivery,
  type RequestContext,
} from "../errors.ts";
import { withDeadline } from "./deadline.ts";
import { MAX_BODY_BYTES, readBody } from "./read-body.ts";
import { redactCause, redactText } from "./redact.ts";
import { errorCode, isUnsent } from "./retry.ts";

/** What goes over the wire, the key excepted. */
export interface Outgoing {
  readonly method: string;
  /** Path and query, behind the base URL. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A response, all of its body, and the key that it was given for. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
  readonly key?: string | undefined;
}

/** What one attempt needs to know. */
export interface Attempt {
  readonly outgoing: Outgoing;
  readonly context: RequestContext;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** The answer that refused the last key, if that is why there is another attempt. */
  readonly refused: Answer | undefined;
}

/** Where an attempt goes, and as whom. */
export interface Route {
  readonly keys: ApiKeySource;
  readonly baseUrl: (key: string | undefined) => string;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/** Sends a request once and reads the whole answer, both under one deadline. */
export function exchange(route: Route, attempt: Attempt): Promise<Answer> {
  const { context, signal, timeout, refused } = attempt;
  let delivery: Delivery = "unsent";
  let over = false;
  return withDeadline<Answer>(
    timeout,
    signal,
    async (why) => {
      over = true;
      if (why === "abort") {
        throw abortError(context, delivery, signal);
      }
      if (delivery === "unsent") {
        route.keys.giveUp();
      }
      throw new ConfidentTimeoutError(`no whole answer within ${Math.ceil(timeout)} ms`, {
        ...context,
        delivery,
      });
    },
    async (controller) => {
      const key = await route.keys.get(refused?.key);
      if (refused && (over || key === refused.key)) {
        return refused;
      }
      if (over) {
        throw new Error("nobody waits for this any more");
      }
      delivery = "unknown";
      return send(route, attempt, key, controller);
    },
  );
}

/** What a call ends with when its signal is aborted. */
export function abortError(
  context: RequestContext,
  delivery: Delivery,
  signal: AbortSignal | undefined,
): ConfidentAbortError {
  const details = { ...context, delivery, cause: signal?.reason as unknown };
  return new ConfidentAbortError("aborted by the caller", details);
}

async function send(
  { keys, baseUrl, fetch = globalThis.fetch }: Route,
  { outgoing: { method, path, headers, body }, context }: Attempt,
  key: string | undefined,
  controller: AbortController,
): Promise<Answer> {
  const secrets = keys.secrets();
  let response: Response;
  let text: string | undefined;
  try {
    response = await fetch(baseUrl(key) + path, {
      method,
      headers: key ? { [API_KEY_HEADER]: key, ...headers } : headers,
      redirect: "manual",
      // Node makes a signal when it is asked for, at the price of half a call: not for a fetch that ignores it.
      get signal() {
        return controller.signal;
      },
      body: body ?? null,
    });
    text = isRedirect(response) ? "" : await readBody(response);
  } catch (error) {
    const code = redactText(errorCode(error), secrets);
    const why = code || redactText(String(error), secrets);
    throw new ConfidentConnectionError(`no connection (${why})`, {
      ...context,
      code: code || undefined,
      delivery: isUnsent(code) ? "unsent" : "unknown",
      cause: redactCause(error, secrets),
    });
  }
  if (isRedirect(response)) {
    // A body that nobody reads keeps its connection, and that the process.
    response.body?.cancel().catch(() => {});
    // A browser hides where it leads; elsewhere it helps to find the mistake.
    const location = redactText(response.headers.get("location") ?? "elsewhere", secrets);
    const why = `redirected to ${location}, not followed: fetch would send the API key there. Set baseUrl to where the API is`;
    const { status } = response;
    throw new ConfidentRedirectError(why, { ...context, status, delivery: "answered" });
  }
  if (text === undefined) {
    throw unreadable(context, response, `the body is larger than ${MAX_BODY_BYTES} bytes`);
  }
  return { response, text, key };
}

/** What an answer fails with that does not hold what the document says, whatever its status. */
export function unreadable(
  context: RequestContext,
  { status }: Response,
  why: string,
  cause?: unknown,
): ConfidentResponseError {
  return new ConfidentResponseError(why, { ...context, status, delivery: "answered", cause });
}

// A fetch that somebody brought along may have followed already: then what it found is not to be trusted.
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || /30[12378]/.test(`${status}`);
}
