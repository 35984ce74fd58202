import type { ApiKeySource } from "../config/api-key-source.ts";
import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentConfigError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import { MAX_BODY_BYTES, readBody } from "./read-body.ts";
import { redactCause, redactText } from "./redact.ts";
import { isUnsent, systemError } from "./retry.ts";

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
}

/** Sends a request and reads the whole answer. Whatever goes wrong on the way becomes an error of ours. */
export async function send(
  route: Route,
  outgoing: Outgoing,
  context: RequestContext,
  key: string | undefined,
  controller: AbortController,
): Promise<Answer> {
  const secrets = route.keys.secrets();
  let response: Response;
  try {
    response = await dispatch(route, outgoing, key, controller);
    if (response?.type === "error") {
      throw new TypeError("network error");
    }
  } catch (error) {
    throw connectionError(error, context, secrets);
  }
  if (typeof response?.headers?.get !== "function") {
    const details = { ...context, delivery: "unknown" } as const;
    throw new ConfidentConfigError("the given fetch did not answer with a Response", details);
  }
  if (isRedirect(response)) {
    throw redirectError(response, context, secrets);
  }
  return { response, text: await readText(response, context, secrets), key };
}

function dispatch(
  { baseUrl, fetch = globalThis.fetch }: Route,
  { method, path, headers, body }: Outgoing,
  key: string | undefined,
  controller: AbortController,
): Promise<Response> {
  return fetch(baseUrl(key) + path, {
    method,
    headers: key ? { [API_KEY_HEADER]: key, ...headers } : headers,
    redirect: "manual",
    // Node makes a signal when it is asked for, at the price of half a call: not for a fetch that ignores it.
    get signal() {
      return controller.signal;
    },
    body: body ?? null,
  });
}

// The status decides: a failure is one, whatever became of its body.
async function readText(
  response: Response,
  context: RequestContext,
  secrets: readonly string[],
): Promise<string> {
  let text: string | undefined;
  try {
    text = await readBody(response);
  } catch (error) {
    if (response.ok) {
      throw UNDECODABLE.test(systemError(error).code)
        ? unreadable(
            context,
            response,
            "the body cannot be decompressed",
            redactCause(error, secrets),
          )
        : connectionError(error, context, secrets, true);
    }
  }
  if (text === undefined && response.ok) {
    throw unreadable(context, response, `the body is larger than ${MAX_BODY_BYTES} bytes`);
  }
  return text ?? "";
}

function connectionError(
  error: unknown,
  context: RequestContext,
  secrets: readonly string[],
  answered = false,
): ConfidentConnectionError {
  const cause = redactCause(error, secrets);
  const failure = systemError(error);
  const code = redactText(failure.code, secrets);
  return new ConfidentConnectionError(
    `no connection (${code || redactText(`${cause}`, secrets)})`,
    {
      ...context,
      code: code || undefined,
      delivery: !answered && isUnsent(failure) ? "unsent" : "unknown",
      cause,
    },
  );
}

// A fetch that somebody brought along may have followed already: then what it found is not to be trusted.
function isRedirect({ type, status, redirected }: Response): boolean {
  return type === "opaqueredirect" || redirected || /30[12378]/.test(`${status}`);
}

function redirectError(
  { body, headers, redirected, status }: Response,
  context: RequestContext,
  secrets: readonly string[],
): ConfidentRedirectError {
  // A body that nobody reads keeps its connection, and that the process.
  body?.cancel().catch(() => {});
  // A browser hides where it leads; elsewhere it helps to find the mistake.
  const location = (headers.get("location") ?? "elsewhere").replace(/[?#].*/, "");
  const why = redirected
    ? "redirected, and the given fetch has followed, with the API key: replace that key"
    : `redirected to ${redactText(location, secrets)}, not followed: fetch would send the API key there. Set baseUrl to where the API is`;
  return new ConfidentRedirectError(why, { ...context, status, delivery: "answered" });
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
