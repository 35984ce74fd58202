import { type ClientInternals, type ConfidentClient, internalsOf } from "../client.ts";
import { checkLimits } from "../config/check-limits.ts";
import { checkHeaders } from "../config/headers.ts";
import { ConfidentArgumentError, isConfidentError, type RequestContext } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { quietly } from "../transport/quietly.ts";
import { redactError } from "../transport/redact.ts";
import { shown, transport } from "../transport/transport.ts";
import { unexpected, unwrap } from "./answer.ts";
import type { OpenapiRequest, Send } from "./request.ts";

/** What openapi-fetch's `request` answers, as the document types it. */
export interface Result<Data> {
  readonly data?: { readonly data: Data } | undefined;
  readonly response: Response;
}

/**
 * Runs one operation and turns its answer into a value or a throw.
 *
 * @param operation - the `operationId`
 * @param send - calls openapi-fetch's `request`
 * @param read - takes the value out of the answer's `data`, which is `undefined` if the answer is empty;
 * returns `undefined` if the value is not there
 * @throws {ConfidentError}
 */
export function call<Data, Value>(
  client: ConfidentClient,
  operation: string,
  callOptions: CallOptions | undefined,
  send: (request: OpenapiRequest) => Promise<Result<Data>>,
  read: (data: Data | undefined, status: number) => Value | undefined,
): Promise<Value> {
  const options = callOptions ?? {};
  return guarded(client, operation, async ({ route, request, headers, onDeprecated }) => {
    checkLimits(options, ConfidentArgumentError);
    let context: RequestContext = { operation };
    const sendOne: Send = (outgoing, signal) => {
      context = { operation, method: outgoing.method, path: outgoing.path };
      return transport(route, outgoing, context, { ...options, signal: options.signal ?? signal });
    };
    const result = await send(
      request(
        sendOne,
        options.headers
          ? { ...headers, ...checkHeaders(options.headers, ConfidentArgumentError) }
          : headers,
      ),
    );
    const { response } = result;
    quietly(() => options.onResponse?.(response));
    const data = unwrap(result, context, route.keys.secrets(), () =>
      onDeprecated(shown(context, route)),
    );
    const value = read(data as Data | undefined, response.status);
    if (value === undefined) {
      throw unexpected(context, response);
    }
    return value;
  });
}

/**
 * Runs work whose errors say which operation failed, where they do not know better, and show no key, wherever
 * it came from: people take it for an id or a name, and servers repeat it.
 */
export async function guarded<T>(
  client: ConfidentClient,
  operation: string | undefined,
  work: (internals: ClientInternals) => Promise<T>,
): Promise<T> {
  const internals = internalsOf(client, operation);
  try {
    return await work(internals);
  } catch (error) {
    if (isConfidentError(error)) {
      // Middleware may throw one that cannot be changed.
      quietly(() => {
        Object.assign(error, { operation: error.operation ?? operation });
        redactError(error, internals.route.keys.secrets());
      });
    }
    throw error;
  }
}

/** The value if it is what every resource is: an object with an id and a name. */
export function entity<T extends { readonly id: string; readonly name: string }>(
  value: T | undefined,
): T | undefined {
  return typeof value?.id === "string" && typeof value.name === "string" ? value : undefined;
}

/** The value if it is an array of resources. */
export function entities<T extends { readonly id: string; readonly name: string }>(
  value: T[] | undefined,
): T[] | undefined {
  return Array.isArray(value) && value.every(entity) ? value : undefined;
}
