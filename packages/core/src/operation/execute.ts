import { checkHeaders } from "../config/headers.ts";
import { validateLimits } from "../config/validate-limits.ts";
import { ConfidentArgumentError } from "../errors.ts";
import { BufferedResponse } from "../http/buffered-response.ts";
import { type BeforeRetry, redactContext } from "../http/fetch-with-retry.ts";
import type { CallOptions } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { Call } from "./call.ts";
import { withErrorContext } from "./error-context.ts";
import type { ConfidentClient, OpenapiClient } from "./internals.ts";
import { isDeprecated, parseResponse, unexpectedResponse } from "./parse-response.ts";

/** What openapi-fetch returns, as the document types it. */
interface Result<Data> {
  readonly data?: { readonly data: Data } | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Runs one operation: sends its request and turns the response into a value or an error.
 *
 * @param operation - the `operationId`
 * @param send - calls openapi-fetch, and hands it the `call`
 * @param read - takes the value out of the response's `data`, which is `undefined` if the response has no body;
 * returns `undefined` if the value is missing
 * @throws {ConfidentError}
 */
export function execute<Data, Value>(
  client: ConfidentClient,
  operation: string,
  options: CallOptions | undefined,
  send: (api: OpenapiClient, call: Call) => Promise<Result<Data>>,
  read: (data: Data | undefined, status: number) => Value | undefined,
  beforeRetry?: BeforeRetry,
): Promise<Value> {
  return withErrorContext(client, operation, async ({ api, http, onDeprecated }) => {
    const call = startCall(operation, options ?? {}, beforeRetry);
    const { data, error, response } = await send(api, call).catch((reason: unknown) => {
      throw reason instanceof SyntaxError ? malformed(reason, call, http.keys.secrets()) : reason;
    });
    const { context } = call;
    if (options?.onResponse) {
      const { onResponse } = options;
      const raw = response instanceof BufferedResponse ? response.response : response;
      ignoreErrors(() => onResponse(raw));
    }
    const body: unknown = data ?? error;
    if (isDeprecated(body)) {
      ignoreErrors(() => onDeprecated(redactContext(context, http)));
    }
    const value = read(parseResponse(body, response, context) as Data | undefined, response.status);
    if (value === undefined) {
      throw unexpectedResponse(context, response);
    }
    return value;
  });
}

/** Returns the value if it is an object with an id and a name, as every resource is. */
export function entity<T extends { readonly id: string; readonly name: string }>(
  value: T | undefined,
): T | undefined {
  return typeof value?.id === "string" && typeof value.name === "string" ? value : undefined;
}

/** Returns the value if it is an array of resources. */
export function entities<T extends { readonly id: string; readonly name: string }>(
  value: T[] | undefined,
): T[] | undefined {
  return Array.isArray(value) && value.every(entity) ? value : undefined;
}

function startCall(
  operation: string,
  options: CallOptions,
  beforeRetry: BeforeRetry | undefined,
): Call {
  validateLimits(options, ConfidentArgumentError);
  const { signal, timeout, retries, headers } = options;
  const checked = headers && checkHeaders(headers, ConfidentArgumentError);
  return new Call(operation, { signal, timeout, retries, beforeRetry }, checked);
}

function malformed(cause: SyntaxError, { context, response }: Call, secrets: readonly string[]) {
  // A SyntaxError quotes the body, which may hold a part of a key.
  const leaks = secrets.some((secret) => response?.body.includes(secret));
  const head = response ?? new Response();
  return unexpectedResponse(context, head, leaks ? undefined : cause);
}
