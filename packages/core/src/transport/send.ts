import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentConfigError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import type { ApiKeySource } from "./api-key-source.ts";
import type { Deadline } from "./deadline.ts";
import { discard, readBody } from "./read-body.ts";
import { redactCause, textOf } from "./redact.ts";
import { isUnsent, systemError } from "./system-error.ts";

// zlib's, brotli's and zstd's.
const UNDECODABLE = /^(?:Z_|ERR__ERROR_|ZSTD_)/;

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

/** Where an attempt goes, and as whom. */
export interface Route {
  readonly keys: ApiKeySource;
  readonly baseUrl: (key: string | undefined) => string;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly maxResponseBytes: number;
}

/** Sends a request and reads the whole answer. Whatever goes wrong on the way becomes an error of ours. */
export async function send(
  route: Route,
  outgoing: Outgoing,
  context: RequestContext,
  key: string | undefined,
  deadline: Deadline,
): Promise<Answer> {
  const { keys } = route;
  let response: Response;
  try {
    response = await dispatch(route, outgoing, key, deadline);
  } catch (error) {
    throw connectionError(error, context, keys);
  }
  if (typeof response?.headers?.get !== "function") {
    const details = { ...context, delivery: "unknown" } as const;
    throw new ConfidentConfigError("the given fetch did not answer with a Response", details);
  }
  if (isRedirect(response)) {
    discard(response.body);
    throw redirectError(response, context);
  }
  const text = await readBody(response, deadline, route.maxResponseBytes).catch((error: unknown) =>
    bodyAfterFailure(error, response, context, keys),
  );
  return { response, text: text ?? bodyTooLarge(response, context, route.maxResponseBytes), key };
}

async function dispatch(
  { baseUrl, fetch = globalThis.fetch }: Route,
  { method, path, headers, body }: Outgoing,
  key: string | undefined,
  { controller }: Deadline,
): Promise<Response> {
  const response = await fetch(baseUrl(key) + path, {
    method,
    headers: key ? { [API_KEY_HEADER]: key, ...headers } : headers,
    redirect: "manual",
    // Node makes a signal when it is asked for, at the price of half a call: not for a fetch that ignores it.
    get signal() {
      return controller.signal;
    },
    body: body ?? null,
  });
  if (response?.type === "error") {
    throw new TypeError("network error");
  }
  return response;
}

function connectionError(
  error: unknown,
  context: RequestContext,
  keys: ApiKeySource,
  answered = false,
): ConfidentConnectionError {
  const cause = redactCause(error, keys.secrets());
  const failure = systemError(error);
  const code = failure.code || undefined;
  const delivery = !answered && isUnsent(failure) ? "unsent" : "unknown";
  const details = { ...context, code, delivery, cause } as const;
  return new ConfidentConnectionError(`no connection (${code ?? textOf(cause)})`, details);
}

// A fetch that somebody brought along may have followed already: then what it found is not to be trusted.
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || /30[12378]/.test(`${status}`);
}

function redirectError(
  { headers, redirected, status }: Response,
  context: RequestContext,
): ConfidentRedirectError {
  // A browser hides where it leads; elsewhere it helps to find the mistake.
  const location = (headers.get("location") ?? "elsewhere").replace(/[?#].*/, "");
  const why = redirected
    ? "redirected, and the given fetch has followed, with the API key: replace that key"
    : `redirected to ${location}, not followed: fetch would send the API key there. Set baseUrl to where the API is`;
  return new ConfidentRedirectError(why, { ...context, status });
}

// The status decides: a failure is one, whatever became of its body.
function bodyAfterFailure(
  error: unknown,
  { ok, status }: Response,
  context: RequestContext,
  keys: ApiKeySource,
): string {
  if (!ok) {
    return "";
  }
  if (UNDECODABLE.test(`${systemError(error).code}`)) {
    const cause = redactCause(error, keys.secrets());
    const details = { ...context, status, cause };
    throw new ConfidentResponseError("the body cannot be decompressed", details);
  }
  throw connectionError(error, context, keys, true);
}

function bodyTooLarge({ ok, status }: Response, context: RequestContext, maxBytes: number): string {
  if (ok) {
    const why = `the body is larger than ${maxBytes} bytes`;
    throw new ConfidentResponseError(why, { ...context, status });
  }
  return "";
}
