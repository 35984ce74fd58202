import { CLIENT_HEADER, checkHeaders } from "./config/headers.ts";
import { resolveConfig } from "./config/resolve-config.ts";
import { validateLimits } from "./config/validate-limits.ts";
import { ConfidentConfigError } from "./errors.ts";
import { ApiKeyProvider } from "./http/api-key-provider.ts";
import { hookContext } from "./http/attempt-reporter.ts";
import { warnDeprecated } from "./operation/deprecation.ts";
import {
  type ConfidentClient,
  type InputPaths,
  internalsOf,
  type OpenapiClient,
  toClient,
} from "./operation/internals.ts";
import { createOpenapiClient } from "./operation/openapi-client.ts";
import type { ConfidentOptions } from "./options.ts";
import { redactError } from "./utils/redact.ts";

/**
 * Creates a client for the operations of this package. Sends nothing yet, and does not call a key function.
 *
 * @throws {ConfidentConfigError} if an option is invalid: no usable key, base URL or region, a limit out of range, a
 * header that cannot be sent, a `fetch` or hook that is not a function, or a key in a browser without
 * `dangerouslyAllowBrowser`.
 * @see https://www.confident-ai.com/docs/api-reference/authentication
 */
export function createConfidentClient(options?: ConfidentOptions): ConfidentClient {
  const given = options ?? {};
  validateLimits(given, ConfidentConfigError);
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
    onDeprecated = warnDeprecated,
  } = given;
  const { apiKey, baseUrl } = resolveConfig(given);
  const keys = new ApiKeyProvider(apiKey);
  const limits = { timeout, totalTimeout, retries, maxResponseBytes };
  const proxied = apiKey === undefined;
  const http = { keys, baseUrl, fetch, onAttempt, proxied, ...limits };
  const headers = {
    accept: "application/json",
    ...(proxied && { [CLIENT_HEADER]: "1" }),
    ...clientHeaders(given, keys),
  };
  const api = createOpenapiClient(http, headers, ({ context, template }) =>
    onDeprecated(hookContext(context, template, keys.secrets())),
  );
  return toClient({ http, api, onDeprecated });
}

/**
 * Returns the openapi-fetch client that this client's operations use. Use it for middleware and direct calls. Direct
 * calls return openapi-fetch's `{ data, error, response }`. They use the same key, time limits, retries and id
 * validation, and accept `timeout` and `retries`.
 *
 * To use the types of another document, generate them with openapi-typescript and pass `openapiFetch<paths>(client)`.
 *
 * @throws {ConfidentArgumentError} if `client` is not a client. Direct calls throw a {@link ConfidentError} if there is
 * no readable response.
 * @see https://openapi-ts.dev/openapi-fetch/middleware-auth
 */
export function openapiFetch<Paths extends object = InputPaths>(
  client: ConfidentClient,
): OpenapiClient<Paths> {
  return internalsOf(client).api as unknown as OpenapiClient<Paths>;
}

function clientHeaders(
  { headers }: ConfidentOptions,
  keys: ApiKeyProvider,
): Record<string, string> {
  try {
    return checkHeaders(headers, ConfidentConfigError);
  } catch (error) {
    // Callers sometimes put the key into a header by mistake.
    throw redactError(error as Error, keys.secrets());
  }
}
