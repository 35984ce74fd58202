import type { ApiKeySource } from "../config/api-key-source.ts";
import { API_KEY_HEADER } from "../config/headers.ts";
import {
  ConfidentConfigError,
  ConfidentConnectionError,
  ConfidentRedirectError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import { readBody } from "./read-body.ts";
import { redactCause } from "./redact.ts";
import { isUnsent, systemError } from "./retry.ts";

// Ours, zlib's, brotli's and zstd's.
const UNREADABLE = /^(?:LARGER_|Z_|ERR__ERROR_|ZSTD_)/;

/** What goes over the wire, the key excepted. */
export interface Outgoing {
  readonly method: string;
  /** Path and query, behind the base URL. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A response, all of its body as text, and the key that it was given for. */
export interface Answer {
  readonly response: Response;
  readonly data: string;
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
  { keys, baseUrl, fetch = globalThis.fetch }: Route,
  { method, path, headers, body }: Outgoing,
  context: RequestContext,
  key: string | undefined,
  controller: AbortController,
): Promise<Answer> {
  let response: Response;
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
    if (response?.type === "error") {
      throw new TypeError("network error");
    }
  } catch (error) {
    throw connectionError(error, context, keys, isUnsent(systemError(error)));
  }
  checkResponse(response, context);
  const data = await readBody(response).catch((error: unknown) =>
    withoutBody(error, response, context, keys),
  );
  return { response, data, key };
}

function connectionError(
  error: unknown,
  context: RequestContext,
  keys: ApiKeySource,
  unsent: boolean,
): ConfidentConnectionError {
  const cause = redactCause(error, keys.secrets());
  const code = systemError(error).code || undefined;
  const delivery = unsent ? "unsent" : "unknown";
  const details = { ...context, code, delivery, cause } as const;
  return new ConfidentConnectionError(`no connection (${code ?? cause})`, details);
}

function checkResponse(response: Response, context: RequestContext): void {
  if (typeof response?.headers?.get !== "function") {
    const details = { ...context, delivery: "unknown" } as const;
    throw new ConfidentConfigError("the given fetch did not answer with a Response", details);
  }
  const { body, headers, redirected, status, type } = response;
  // A fetch that somebody brought along may have followed already: then what it found is not to be trusted.
  if (type === "opaqueredirect" || redirected || /30[12378]/.test(`${status}`)) {
    // A body that nobody reads keeps its connection, and that the process.
    body?.cancel().catch(() => {});
    // A browser hides where it leads; elsewhere it helps to find the mistake.
    const location = (headers.get("location") ?? "elsewhere").replace(/[?#].*/, "");
    const why = redirected
      ? "redirected, and the given fetch has followed, with the API key: replace that key"
      : `redirected to ${location}, not followed: fetch would send the API key there. Set baseUrl to where the API is`;
    throw new ConfidentRedirectError(why, { ...context, status });
  }
}

// The status decides: a failure is one, whatever became of its body.
function withoutBody(
  error: unknown,
  { ok, status }: Response,
  context: RequestContext,
  keys: ApiKeySource,
): string {
  if (!ok) {
    return "";
  }
  const { code } = systemError(error);
  if (!UNREADABLE.test(code)) {
    throw connectionError(error, context, keys, false);
  }
  const cause = redactCause(error, keys.secrets());
  const why = `the body cannot be read (${code})`;
  throw new ConfidentResponseError(why, { ...context, status, cause });
}
