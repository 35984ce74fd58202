import { checkLimits } from "./config/check-limits.ts";
import { resolveConfig } from "./config/config.ts";
import { checkHeaders } from "./config/headers.ts";
import { ConfidentArgumentError, ConfidentConfigError, type RequestContext } from "./errors.ts";
import type { ConfidentOptions } from "./options.ts";
import { type Requester, request } from "./request/request.ts";
import { warnDeprecated } from "./request/warn-deprecated.ts";
import { ApiKeySource } from "./transport/api-key-source.ts";
import { redactError } from "./transport/redact.ts";
import type { TransportOptions } from "./transport/transport.ts";

/** Keeps what is behind a client out of its users' sight. */
const internals: unique symbol = Symbol("internals");

/** What every operation takes first. */
export interface ConfidentClient {
  readonly [internals]: object;
}

/** What the operations need of a client. */
export interface ClientInternals {
  readonly route: TransportOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly onDeprecated: (context: RequestContext) => void;
  /** Turns an operation into a request; openapi-fetch's way of doing it can be put in its place. */
  request: Requester;
}

/**
 * A client for the operations of this package. Nothing is sent yet, and a key function is not asked.
 *
 * @throws {ConfidentConfigError} if an option cannot be used: there is no usable key, base URL or region; a
 * limit is out of range; a header cannot be sent; `fetch` or a hook is no function; or there is a key in a
 * browser without `dangerouslyAllowBrowser`.
 * @see https://www.confident-ai.com/docs/api-reference/authentication
 */
export function createConfidentClient(options?: ConfidentOptions): ConfidentClient {
  const given = options ?? {};
  checkLimits(given, ConfidentConfigError);
  for (const name of ["fetch", "onAttempt", "onDeprecated"] as const) {
    if (given[name] !== undefined && typeof given[name] !== "function") {
      throw new ConfidentConfigError(`${name} must be a function.`);
    }
  }
  const {
    fetch,
    timeout = 30_000,
    totalTimeout,
    retries = 2,
    maxResponseBytes = 10_000_000,
    onAttempt,
  } = given;
  const { apiKey, baseUrl } = resolveConfig(given);
  const keys = new ApiKeySource(apiKey);
  return {
    [internals]: {
      route: { keys, baseUrl, fetch, timeout, totalTimeout, retries, maxResponseBytes, onAttempt },
      headers: { accept: "application/json", ...clientHeaders(given, keys) },
      onDeprecated: given.onDeprecated ?? warnDeprecated,
      request,
    },
  };
}

function clientHeaders({ headers }: ConfidentOptions, keys: ApiKeySource): Record<string, string> {
  try {
    return checkHeaders(headers, ConfidentConfigError);
  } catch (error) {
    // People put the key there.
    throw redactError(error as Error, keys.secrets());
  }
}

/**
 * What is behind a client.
 *
 * @throws {ConfidentArgumentError} if it is none.
 */
export function internalsOf(client: ConfidentClient, operation?: string): ClientInternals {
  const found = (Object(client) as { readonly [internals]?: ClientInternals })[internals];
  if (!found) {
    const message = "This is not a client: use createConfidentClient(), or an admin's .client.";
    throw new ConfidentArgumentError(message, { operation });
  }
  return found;
}
