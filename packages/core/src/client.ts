import createClient, { type Client } from "openapi-fetch";
import { ApiKeySource } from "./api-key-source.ts";
import { resolveConfig } from "./config.ts";
import { ConfidentConfigError, type RequestContext } from "./errors.ts";
import { LazyRequest, type LightRequest } from "./light-request.ts";
import { checkLimits } from "./limits.ts";
import type { ConfidentOptions } from "./options.ts";
import { serializePath } from "./path-serializer.ts";
import type { paths } from "./schema.gen.ts";
import { createTransport, type Transport } from "./transport.ts";
import { warnDeprecated } from "./warn-deprecated.ts";

const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_TOTAL_TIMEOUT = 120_000;
const DEFAULT_RETRIES = 2;

/** What every operation takes first. */
export interface ConfidentClient {
  /**
   * openapi-fetch itself, typed by the document, for the day when the wrappers are in the way. Keys,
   * deadlines, retries and checked ids apply here too; answers are openapi-fetch's `{ data, error, response }`.
   */
  readonly api: Client<paths>;
  /** @internal */
  readonly internals: ClientInternals;
}

/** What the operations need of a client. */
export interface ClientInternals {
  readonly transport: Transport;
  readonly keys: ApiKeySource;
  /** Whether nobody but the transport looks at requests. */
  readonly light: () => boolean;
  readonly contextOf: (request: Request | LightRequest, operation?: string) => RequestContext;
  readonly onDeprecated: (context: RequestContext) => void;
}

/**
 * A client for the operations of this package.
 *
 * @throws {ConfidentConfigError} if there is no usable key or base URL.
 * @see https://www.confident-ai.com/docs/api-reference/authentication
 */
export function createConfidentClient(options: ConfidentOptions = {}): ConfidentClient {
  checkLimits(options, ConfidentConfigError);
  const { apiKey, baseUrl } = resolveConfig(options);
  const { timeout = DEFAULT_TIMEOUT, onDeprecated = warnDeprecated } = options;
  const keys = new ApiKeySource(apiKey);
  const transport = createTransport({
    keys,
    timeout,
    fetch: options.fetch,
    totalTimeout: options.totalTimeout ?? Math.max(DEFAULT_TOTAL_TIMEOUT, timeout),
    retries: options.retries ?? DEFAULT_RETRIES,
    onAttempt: options.onAttempt,
  });
  const contextOf: ClientInternals["contextOf"] = ({ method, url }, operation) => ({
    operation,
    method,
    path: url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url,
  });
  const api = createClient<paths>({
    baseUrl,
    fetch: (request) => transport(request, contextOf(request), {}),
    headers: { Accept: "application/json", ...options.headers },
    pathSerializer: serializePath,
    Request: LazyRequest as unknown as typeof Request,
  });
  const { use } = api;
  let light = true;
  api.use = (...middleware) => {
    light = false;
    use(...middleware);
  };
  return { api, internals: { transport, keys, contextOf, onDeprecated, light: () => light } };
}
