import { ApiKeySource } from "./config/api-key-source.ts";
import { checkLimits } from "./config/check-limits.ts";
import { resolveConfig } from "./config/config.ts";
import { checkHeaders } from "./config/headers.ts";
import { ConfidentConfigError, type RequestContext } from "./errors.ts";
import type { ConfidentOptions } from "./options.ts";
import { type Requester, request } from "./request/request.ts";
import { warnDeprecated } from "./request/warn-deprecated.ts";
import type { TransportOptions } from "./transport/transport.ts";

/** Where the operations find what is behind a client, out of its users' sight. */
export const internals: unique symbol = Symbol("internals");

/** What every operation takes first. */
export interface ConfidentClient {
  readonly [internals]: ClientInternals;
}

/** What the operations need of a client. */
interface ClientInternals {
  readonly route: TransportOptions;
  readonly headers: Readonly<Record<string, string>>;
  readonly onDeprecated: (context: RequestContext) => void;
  /** Turns an operation into a request; openapi-fetch's way of doing it can be put in its place. */
  request: Requester;
}

/**
 * A client for the operations of this package.
 *
 * @throws {ConfidentConfigError} if there is no usable key or base URL.
 * @see https://www.confident-ai.com/docs/api-reference/authentication
 */
export function createConfidentClient(options: ConfidentOptions = {}): ConfidentClient {
  checkLimits(options, ConfidentConfigError);
  const { fetch, timeout = 30_000, totalTimeout, retries = 2, onAttempt } = options;
  const { apiKey, baseUrl } = resolveConfig(options);
  return {
    [internals]: {
      route: {
        keys: new ApiKeySource(apiKey),
        baseUrl,
        fetch,
        timeout,
        totalTimeout,
        retries,
        onAttempt,
      },
      headers: {
        accept: "application/json",
        ...checkHeaders(options.headers, ConfidentConfigError),
      },
      onDeprecated: options.onDeprecated ?? warnDeprecated,
      request,
    },
  };
}
