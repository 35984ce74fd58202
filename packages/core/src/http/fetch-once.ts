import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentConfigError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import { redactCause, toText } from "../utils/redact.ts";
import type { ApiKeyProvider } from "./api-key-provider.ts";
import { BufferedResponse } from "./buffered-response.ts";
import { isDecodingError, isUnsent, networkError } from "./network-error.ts";
import { discard, readBody } from "./read-body.ts";
import type { Timeout } from "./timeout.ts";

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What goes over the wire, except for the key. */
export interface Outgoing {
  readonly method: string;
  /** Path and query, relative to the base URL. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Where requests go, and how. */
export interface Route {
  readonly keys: ApiKeyProvider;
  readonly baseUrl: (key: string | undefined) => string;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly maxResponseBytes: number;
}

/**
 * Sends a request and reads the complete response.
 *
 * @throws {ConfidentConnectionError} if the connection fails.
 * @throws {ConfidentRedirectError} if the server redirects.
 * @throws {ConfidentResponseError} if the body of a success is too large or cannot be decompressed.
 * @throws {ConfidentConfigError} if the custom `fetch` does not return a `Response`.
 */
export async function fetchOnce(
  route: Route,
  outgoing: Outgoing,
  context: RequestContext,
  key: string | undefined,
  timeout: Timeout,
): Promise<BufferedResponse> {
  const { keys, baseUrl, fetch = globalThis.fetch, maxResponseBytes } = route;
  const { method, path, headers, body } = outgoing;
  let response: Response;
  try {
    response = await fetch(baseUrl(key) + path, {
      method,
      headers: key ? { [API_KEY_HEADER]: key, ...headers } : headers,
      redirect: "manual",
      // Node creates a signal on first use, which costs a quarter of a call.
      get signal() {
        return timeout.signal;
      },
      body: body ?? null,
    });
    if (response?.type === "error") {
      throw new TypeError("network error");
    }
  } catch (error) {
    throw connectionError(error, context, keys);
  }
  if (typeof response?.headers?.get !== "function") {
    const details = { ...context, delivery: "unknown" } as const;
    throw new ConfidentConfigError("The custom fetch did not return a Response.", details);
  }
  if (isRedirect(response)) {
    discard(response.body);
    throw redirectError(response, context);
  }
  let text: string | undefined;
  try {
    text = await readBody(response, timeout, maxResponseBytes);
  } catch (error) {
    text = onBodyError(error, response, context, keys);
  }
  text ??= onLargeBody(response, context, maxResponseBytes);
  return new BufferedResponse(response, text, key);
}

function connectionError(
  error: unknown,
  context: RequestContext,
  keys: ApiKeyProvider,
  responded = false,
): ConfidentConnectionError {
  const cause = redactCause(error, keys.secrets());
  const failure = networkError(error);
  const { code } = failure;
  const delivery = !responded && isUnsent(failure) ? "unsent" : "unknown";
  const details = { ...context, code, delivery, cause } as const;
  return new ConfidentConnectionError(`connection failed (${code ?? toText(cause)})`, details);
}

// A custom fetch may have followed the redirect already: then its response cannot be trusted.
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || REDIRECTS.has(status);
}

function redirectError(
  { headers, redirected, status }: Response,
  context: RequestContext,
): ConfidentRedirectError {
  // Browsers hide the location. The query may hold secrets.
  const location = (headers.get("location") ?? "another URL").replace(/[?#].*/, "");
  const why = redirected
    ? "redirected, and the custom fetch followed with the API key. Replace that key, and set redirect to manual"
    : `redirected to ${location}. Redirects are not followed, because fetch would send the API key there. Set baseUrl to the API's own URL`;
  return new ConfidentRedirectError(why, { ...context, status });
}

// The status of a failure is known, so it is reported even if its body cannot be read.
function onBodyError(
  error: unknown,
  { ok, status }: Response,
  context: RequestContext,
  keys: ApiKeyProvider,
): string {
  if (!ok) {
    return "";
  }
  if (isDecodingError(error)) {
    const cause = redactCause(error, keys.secrets());
    throw new ConfidentResponseError("the body cannot be decompressed", {
      ...context,
      status,
      cause,
    });
  }
  throw connectionError(error, context, keys, true);
}

function onLargeBody({ ok, status }: Response, context: RequestContext, maxBytes: number): string {
  if (ok) {
    const why = `the body is larger than ${maxBytes} bytes`;
    throw new ConfidentResponseError(why, { ...context, status });
  }
  return "";
}
