import type { ClientInternals } from "./client.ts";
import {
  ConfidentApiError,
  ConfidentResponseError,
  failure,
  type RequestContext,
} from "./errors.ts";
import { redactCause, redactJson } from "./redact.ts";
import { parseRetryAfter } from "./retry.ts";

const KEY_HINT =
  ". Use an organization's key, not a project's, and one of this server's region. A proxy in between must pass headers with underscores on";

/** What openapi-fetch answers when it is asked for text. */
export interface TextResult {
  readonly data?: string | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The `data` in an answer, `undefined` if the answer is empty. The status decides, then the envelope.
 *
 * @throws {ConfidentApiError} if the server says that the operation failed.
 * @throws {ConfidentResponseError} if the answer is not an envelope.
 */
export function unwrap(
  { keys, onDeprecated }: ClientInternals,
  context: RequestContext,
  { data, error, response }: TextResult,
): unknown {
  if (response.ok && !data) {
    return undefined;
  }
  let body = error;
  let cause: unknown;
  try {
    body = response.ok ? JSON.parse(data as string) : error;
  } catch (syntaxError) {
    cause = redactCause(syntaxError, keys.secrets());
  }
  const envelope = Object(body) as Record<string, unknown>;
  if (envelope["deprecated"] === true) {
    onDeprecated(context);
  }
  if (!response.ok || envelope["success"] === false) {
    throw apiError(context, redactJson(body, keys.secrets()), response);
  }
  if (Object(envelope["data"]) !== envelope["data"]) {
    throw unreadable(context, response, cause);
  }
  return envelope["data"];
}

/** What an answer fails with that succeeds, but does not hold what the document says. */
export function unreadable(
  context: RequestContext,
  response: Response,
  cause?: unknown,
): ConfidentResponseError {
  const type = response.headers.get("content-type") ?? "no content type";
  const text = `the answer (${type}) is not what the API's document says`;
  return failure(ConfidentResponseError, context, text, {
    status: response.status,
    delivery: "answered",
    cause,
  });
}

function apiError(
  context: RequestContext,
  body: unknown,
  { status, headers }: Response,
): ConfidentApiError {
  // The vendor says `error`; a gateway in between may say `message` or, as problem details, `detail`.
  const { error, message, detail } = Object(body) as Record<string, unknown>;
  const serverMessage = [error, message, detail].find((text) => typeof text === "string") as
    | string
    | undefined;
  const text = (serverMessage ?? "the server did not say why") + (status === 401 ? KEY_HINT : "");
  return failure(ConfidentApiError, context, text, {
    delivery: "answered",
    status,
    serverMessage,
    body: body === "" ? undefined : body,
    requestId: headers.get("x-request-id") ?? headers.get("request-id") ?? undefined,
    retryAfter: parseRetryAfter(headers.get("retry-after")),
  });
}
