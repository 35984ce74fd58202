import { openapiFetch } from "@confident-admin/core";
import { NOT_A_HEADER_VALUE } from "@confident-admin/core/internal";
import type { Operation } from "@confident-admin/spec/operations";
import type { QueryValues } from "../options.ts";
import { json } from "../responses.ts";
import type { UpstreamClient } from "./upstream-clients.ts";
import { DO_NOT_RETRY, toHttpError, UpstreamError } from "./upstream-error.ts";

const REQUEST_HEADERS = ["x-request-id", "traceparent", "tracestate"];
const RESPONSE_HEADERS = ["retry-after", "x-request-id", "request-id"];
const EMPTY_SUCCESSES: ReadonlySet<number> = new Set([204, 205]);
const WRONG_KEY = [401, 403];

/** A validated call of an operation. */
export interface Call {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryValues;
  readonly body: unknown;
}

/** The API's response, safe to send to a browser. */
export interface UpstreamResult {
  readonly response: Response;
  readonly status: number;
  /** Whether the API did what was asked. */
  readonly succeeded: boolean;
  /** The id of what was created, if the response has it. */
  readonly createdId: string | undefined;
}

/** What openapi-fetch returns for `parseAs: "text"`. */
interface FetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type Redact = UpstreamClient["redact"];

/**
 * Sends a call to the API and keeps what may leave of the response.
 *
 * @throws {UpstreamError} if the API cannot be reached, or its response must not be shown.
 * @throws {HttpError} if an id cannot be sent.
 */
export async function callUpstream(
  { client, redact }: UpstreamClient,
  { operation: { method, path, creates }, params, query, body }: Call,
  { headers, signal }: { readonly headers: Headers; readonly signal: AbortSignal | undefined },
): Promise<UpstreamResult> {
  const request = openapiFetch(client).request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<FetchResult>;
  const init = {
    params: { path: params, query },
    body,
    signal,
    parseAs: "text",
    headers: pick(headers, REQUEST_HEADERS, dropUnsendable),
  };
  const result = await request(method, path, init).catch((error: unknown) => {
    throw toHttpError(error);
  });
  return toUpstreamResult(result, creates, redact);
}

function toUpstreamResult(
  result: FetchResult,
  creates: string | undefined,
  redact: Redact,
): UpstreamResult {
  const { status, ok, headers } = result.response;
  if (WRONG_KEY.includes(status)) {
    const message = "The API does not accept this server's key.";
    throw new UpstreamError(502, message, status, DO_NOT_RETRY);
  }
  const kept = pick(headers, RESPONSE_HEADERS, redact);
  if (EMPTY_SUCCESSES.has(status)) {
    const response = json(status, undefined, kept);
    return { response, status, succeeded: true, createdId: undefined };
  }
  const value = readObject(result, redact);
  // Core passes on statuses that a Response cannot have, such as 999.
  if (!value || status > 599) {
    throw unreadable(status, kept);
  }
  const succeeded = ok && value["success"] !== false;
  const createdId = succeeded ? readId(value["data"], creates) : undefined;
  return { response: json(status, value, kept), status, succeeded, createdId };
}

// An error status may be meant, and worth a retry.
function unreadable(status: number, headers: Record<string, string>): UpstreamError {
  const message = "The API's response cannot be read.";
  return status >= 400 && status <= 599
    ? new UpstreamError(status, message, status, headers)
    : new UpstreamError(502, message, status, { ...headers, ...DO_NOT_RETRY });
}

/** Some ids of the API are integers. */
function readId(data: unknown, key: string | undefined): string | undefined {
  const { id } = Object(key && Object(data)[key]) as { id?: unknown };
  return Number.isSafeInteger(id) || (typeof id === "string" && id) ? `${id}` : undefined;
}

function readObject(
  { data, error }: FetchResult,
  redact: Redact,
): Record<string, unknown> | undefined {
  const body = data ?? error;
  try {
    const value: unknown = typeof body === "string" ? JSON.parse(body) : body;
    // Serialized again first, so that no escape sequence can hide the key.
    const shown = JSON.parse(redact(JSON.stringify(value)));
    return typeof shown === "object" && shown !== null && !Array.isArray(shown) ? shown : undefined;
  } catch {
    return undefined;
  }
}

// Core would reject the request, which works without them.
function dropUnsendable(value: string): string | undefined {
  return NOT_A_HEADER_VALUE.test(value) ? undefined : value;
}

function pick(
  headers: Headers,
  names: readonly string[],
  change: (value: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = change(headers.get(name) ?? "");
      return value ? [[name, value]] : [];
    }),
  );
}
