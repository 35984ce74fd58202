import { checkHeaders } from "../config/headers.ts";
import { validateLimits } from "../config/validate-limits.ts";
import { ConfidentArgumentError } from "../errors.ts";
import { hookContext } from "../http/attempt-reporter.ts";
import { BufferedResponse } from "../http/buffered-response.ts";
import type { BeforeRetry } from "../http/fetch-with-retry.ts";
import type { CallOptions } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { hasSecret } from "../utils/redact.ts";
import { Call } from "./call.ts";
import { annotateError } from "./error-context.ts";
import { type ConfidentClient, internalsOf, type OpenapiClient } from "./internals.ts";
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
 * @param send - calls openapi-fetch and passes it the `call`
 * @param read - extracts the value from the response's `data`, which is `undefined` if the response has no body.
 * Returns `undefined` if the value is missing
 * @throws {ConfidentError}
 */
export async function execute<Data, Value>(
  client: ConfidentClient,
  operation: string,
  options: CallOptions | undefined,
  send: (api: OpenapiClient, call: Call) => Promise<Result<Data>>,
  read: (data: Data | undefined, status: number) => Value | undefined,
  beforeRetry?: BeforeRetry,
): Promise<Value> {
  const { api, http, onDeprecated } = internalsOf(client, operation);
  const { signal, timeout, retries, headers, onResponse } = options ?? {};
  const call = new Call(operation, { signal, timeout, retries, beforeRetry });
  try {
    validateLimits(call.options, ConfidentArgumentError);
    call.headers = headers && checkHeaders(headers, ConfidentArgumentError);
    const { data, error, response } = await send(api, call);
    const { context } = call;
    if (onResponse) {
      ignoreErrors(() =>
        onResponse(response instanceof BufferedResponse ? response.response : response),
      );
    }
    const body: unknown = data ?? error;
    if (isDeprecated(body)) {
      const event = hookContext(context, call.template, http.keys.secrets());
      ignoreErrors(() => onDeprecated(event));
    }
    const value = read(parseResponse(body, response, context) as Data | undefined, response.status);
    if (value === undefined) {
      throw unexpectedResponse(context, response);
    }
    return value;
  } catch (error) {
    const secrets = http.keys.secrets();
    const failure = error instanceof SyntaxError ? malformed(error, call, secrets) : error;
    throw annotateError(failure, operation, secrets);
  }
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

function malformed(cause: SyntaxError, { context, response }: Call, secrets: readonly string[]) {
  // A SyntaxError quotes the body, which can contain a part of a key.
  const leaks = hasSecret(response?.body ?? "", secrets);
  const head = response ?? new Response();
  return unexpectedResponse(context, head, leaks ? undefined : cause);
}
