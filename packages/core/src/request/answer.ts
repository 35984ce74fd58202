import { ConfidentApiError, ConfidentResponseError, type RequestContext } from "../errors.ts";
import { quietly } from "../transport/quietly.ts";
import { parseRetryAfter } from "../transport/retry-after.ts";
import type { RawResult } from "./request.ts";

const KEY_HINT =
  ". Use an organization's key, of this server's region; a proxy in between must pass on headers with underscores";

/**
 * The `data` in an answer, `undefined` if the answer is empty. The status decides, then the envelope.
 *
 * @throws {ConfidentApiError} if the server says that the operation failed.
 * @throws {ConfidentResponseError} if the answer is not an envelope.
 */
export function unwrap(
  { data: raw, response }: RawResult,
  context: RequestContext,
  secrets: readonly string[],
  onDeprecated: () => void,
): unknown {
  const { ok } = response;
  if (ok && !raw) {
    return undefined;
  }
  let body = raw;
  let cause: unknown;
  try {
    body = typeof raw === "string" ? JSON.parse(raw) : raw;
  } catch (error) {
    // It quotes what it stumbles over, which may be a part of a key.
    cause = secrets.some((secret) => `${raw}`.includes(secret)) ? undefined : error;
  }
  const { success, data, deprecated } = Object(body) as Record<string, unknown>;
  if (deprecated === true) {
    quietly(onDeprecated);
  }
  if (!ok || success === false) {
    throw apiError(context, body, response);
  }
  if (Object(data) !== data) {
    throw unexpected(context, response, cause);
  }
  return data;
}

/** What an answer is that succeeds, but does not hold what the document says. */
export function unexpected(
  context: RequestContext,
  { status, headers }: Response,
  cause?: unknown,
): ConfidentResponseError {
  const type = headers.get("content-type") ?? "no content type";
  const why = `the answer (${type}) is not what the document says`;
  return new ConfidentResponseError(why, { ...context, status, cause });
}

function apiError(
  context: RequestContext,
  body: unknown,
  { status, headers }: Response,
): ConfidentApiError {
  // The vendor says `error`; a gateway in between may say `message` or, as problem details, `detail`.
  const { error, message, detail } = Object(body) as Record<string, unknown>;
  const serverMessage = [error, message, detail].find((said) => typeof said === "string") as
    | string
    | undefined;
  const hint = status === 401 ? KEY_HINT : "";
  return new ConfidentApiError((serverMessage ?? "the server did not say why") + hint, {
    ...context,
    status,
    serverMessage,
    body: body === "" ? undefined : body,
    requestId: headers.get("x-request-id") ?? headers.get("request-id") ?? undefined,
    retryAfter: parseRetryAfter(headers.get("retry-after")),
  });
}
