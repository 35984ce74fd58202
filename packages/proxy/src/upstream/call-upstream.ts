import { openapiFetch } from "@confident-admin/core";
import { NOT_A_HEADER_VALUE } from "@confident-admin/core/internal";
import type { Operation } from "@confident-admin/spec/operations";
import type { QueryValues } from "../options.ts";
import { json } from "../responses.ts";
import { redactStrings } from "./find-secrets.ts";
import { readBody, type SecretFields } from "./read-body.ts";
import { readCreatedId } from "./read-created-id.ts";
import type { UpstreamClient } from "./upstream-clients.ts";
import { DO_NOT_RETRY, toHttpError, UpstreamError } from "./upstream-error.ts";

const REQUEST_HEADERS = ["x-request-id", "traceparent", "tracestate"];
const RESPONSE_HEADERS = ["retry-after", "x-request-id", "request-id"];
const EMPTY_SUCCESSES: ReadonlySet<number> = new Set([204, 205]);
/** The server's key is wrong, not the caller's credentials. */
const KEY_REJECTED: ReadonlySet<number> = new Set([401, 403]);

/** A validated call of an operation. */
export interface Call extends SecretFields {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryValues;
  readonly body: unknown;
}

/** An API response that is safe to send to a browser. */
export interface UpstreamResult {
  readonly response: Response;
  readonly status: number;
  /** Whether the API performed the operation. */
  readonly succeeded: boolean;
  /** The id of the created resource, if the response has one. */
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
 * Sends a call to the API and returns the parts of the response that a browser may see.
 *
 * @throws {UpstreamError} if the API cannot be reached or its response is not usable.
 * @throws {HttpError} if an id cannot be sent.
 */
export async function callUpstream(
  { client, redact }: UpstreamClient,
  call: Call,
  { headers, signal }: { readonly headers: Headers; readonly signal: AbortSignal | undefined },
): Promise<UpstreamResult> {
  const { operation, params, query, body } = call;
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
  const result = await request(operation.method, operation.path, init).catch((error: unknown) => {
    throw toHttpError(error);
  });
  return toUpstreamResult(result, call, redact);
}

function toUpstreamResult(
  { data, error, response: { status, ok, headers } }: FetchResult,
  call: Call,
  redact: Redact,
): UpstreamResult {
  if (KEY_REJECTED.has(status)) {
    const message = "The API does not accept this server's key.";
    throw new UpstreamError(502, message, status, DO_NOT_RETRY);
  }
  const { value, secrets } = readBody(data ?? error, call, redact) ?? {};
  const hide = (text: string) => redactStrings(redact(text), secrets ?? []);
  const kept = pick(headers, RESPONSE_HEADERS, hide);
  if (EMPTY_SUCCESSES.has(status)) {
    const response = json(status, undefined, kept);
    return { response, status, succeeded: true, createdId: undefined };
  }
  // Core accepts statuses that a Response cannot have, such as 999.
  if (!value || status > 599) {
    throw unreadable(status, kept);
  }
  const succeeded = ok && value["success"] !== false;
  const id = succeeded ? readCreatedId(value["data"], call.operation.creates) : undefined;
  const createdId = id === undefined ? undefined : hide(id);
  return { response: json(status, value, kept), status, succeeded, createdId };
}

// An error status is useful even without a body, because the client can decide to retry.
function unreadable(status: number, headers: Record<string, string>): UpstreamError {
  const message = "The API sent an invalid response.";
  return status >= 400 && status <= 599
    ? new UpstreamError(status, message, status, headers)
    : new UpstreamError(502, message, status, { ...headers, ...DO_NOT_RETRY });
}

// Leave out invalid headers. The request works without them, but core would reject it with them.
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
