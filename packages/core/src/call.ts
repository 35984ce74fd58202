import { type TextResult, unreadable, unwrap } from "./answer.ts";
import type { ConfidentClient } from "./client.ts";
import { ConfidentArgumentError, type RequestContext } from "./errors.ts";
import { LightRequest } from "./light-request.ts";
import { checkLimits } from "./limits.ts";
import type { CallOptions } from "./options.ts";

/** What openapi-fetch is given for a call, beside what its operation needs. */
export type CallInit = {
  readonly headers: Record<string, string>;
  readonly fetch: (request: Request) => Promise<Response>;
};

/** What openapi-fetch answers, as the document types it. */
export interface Result<Data> {
  readonly data?: { readonly data: Data } | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Runs one operation and turns its answer into a value or a throw.
 *
 * @param operation - the `operationId`
 * @param send - calls openapi-fetch with the given init
 * @param read - takes the value out of the answer's `data`, which is `undefined` if the answer is empty;
 * returns `undefined` if the value is not there
 * @throws {ConfidentError}
 */
export async function call<Data, Value>(
  client: ConfidentClient,
  operation: string,
  callOptions: CallOptions | undefined,
  send: (init: CallInit) => Promise<Result<Data>>,
  read: (data: Data | undefined) => Value | undefined,
): Promise<Value> {
  const { internals } = client;
  const options = callOptions ?? {};
  let context: RequestContext = { operation };
  const init = {
    headers: { ...options.headers },
    fetch: (request: Request) => {
      context = internals.contextOf(request, operation);
      return internals.transport(request, context, options);
    },
    parseAs: "text", // so that what cannot be parsed becomes an error of ours, with its status
    ...(internals.light() && { Request: LightRequest }),
  };
  try {
    checkLimits(options, ConfidentArgumentError);
    const { response, ...result } = await send(init);
    options.onResponse?.(response);
    const data = unwrap(internals, context, { ...result, response } as TextResult);
    const value = read(data as Data | undefined);
    if (value === undefined) {
      throw unreadable(context, response);
    }
    return value;
  } catch (error) {
    throw error instanceof ConfidentArgumentError ? Object.assign(error, { operation }) : error;
  }
}

/** The value if it is what every resource is: an object with an id. */
export function entity<T extends { readonly id: string }>(value: T | undefined): T | undefined {
  return typeof value?.id === "string" ? value : undefined;
}

/** The value if it is an array of resources. */
export function entities<T extends { readonly id: string }>(
  value: T[] | undefined,
): T[] | undefined {
  return Array.isArray(value) && value.every(entity) ? value : undefined;
}
