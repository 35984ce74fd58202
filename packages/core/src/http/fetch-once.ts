import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentConfigError,
  ConfidentRedirectError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import type { ApiKeyProvider } from "./api-key-provider.ts";
import { BufferedResponse } from "./buffered-response.ts";
import { bodyError, fetchError } from "./fetch-error.ts";
import { discard, readBody } from "./read-body.ts";
import type { Timeout } from "./timeout.ts";

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What is sent to the server, except the key. */
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
  const { keys, fetch = globalThis.fetch, maxResponseBytes } = route;
  const baseUrl = route.baseUrl(key);
  let response: Response;
  try {
    response = await fetch(baseUrl + outgoing.path, toInit(outgoing, key, timeout));
    if (response?.type === "error") {
      throw new TypeError("network error");
    }
  } catch (error) {
    throw fetchError(error, { context, baseUrl, secrets: keys.secrets() });
  }
  checkResponse(response, context);
  const { ok, status } = response;
  let text: string | undefined;
  try {
    text = await readBody(response, timeout, maxResponseBytes);
  } catch (error) {
    // A failure's status is worth reporting even if its body cannot be read.
    if (ok) {
      throw bodyError(error, status, { context, baseUrl, secrets: keys.secrets() });
    }
    text = "";
  }
  if (text === undefined && ok) {
    const why = `the body is larger than ${maxResponseBytes} bytes`;
    throw new ConfidentResponseError(why, { ...context, status });
  }
  return new BufferedResponse(response, text ?? "", key);
}

function toInit(
  { method, headers, body }: Outgoing,
  key: string | undefined,
  timeout: Timeout,
): RequestInit {
  const init: RequestInit = {
    method,
    headers: key ? { [API_KEY_HEADER]: key, ...headers } : headers,
    redirect: "manual",
    // Created on first use, because creating a signal takes a quarter of a call's time in Node.
    get signal() {
      return timeout.signal;
    },
    body: body ?? null,
  };
  // Without this, Next.js 14 caches responses for a year. Cloudflare Workers before 2024-11-11 throw if it is set.
  if (typeof Request === "function" && "cache" in Request.prototype) {
    init.cache = "no-store";
  }
  return init;
}

function checkResponse(response: Response, context: RequestContext): void {
  if (typeof response?.headers?.get !== "function") {
    const details = { ...context, delivery: "unknown" } as const;
    throw new ConfidentConfigError("The custom fetch did not return a Response.", details);
  }
  const { type, status, redirected } = response;
  // If a custom fetch has already followed the redirect, its response cannot be trusted.
  if (type === "opaqueredirect" || redirected || REDIRECTS.has(status)) {
    discard(response.body);
    throw redirectError(response, context);
  }
}

function redirectError(
  { headers, redirected, status }: Response,
  context: RequestContext,
): ConfidentRedirectError {
  // Browsers hide the location. The query can contain secrets.
  const location = (headers.get("location") ?? "").replace(/[?#].*/, "");
  const why = redirected
    ? "redirected, and the custom fetch followed with the API key. Rotate that key, and set redirect to manual"
    : `redirected to ${location || "another URL"}. Redirects are not followed, because fetch would send the API key there. Set baseUrl to the API's own URL`;
  return new ConfidentRedirectError(why, { ...context, status });
}
