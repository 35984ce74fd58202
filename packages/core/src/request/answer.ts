import { ConfidentApiError, type ConfidentResponseError, type RequestContext } from "../errors.ts";
import { notify } from "../transport/notify.ts";
import { redactJson, redactText } from "../transport/redact.ts";
import { parseRetryAfter } from "../transport/retry.ts";
import { unreadable } from "../transport/send.ts";
import type { TextResult } from "./request.ts";

const KEY_HINT =
  ". Use an organization's key, of this server's region. A proxy in between must pass on headers with underscores";

/**
 * The `data` in an answer, `undefined` if the answer is empty. The status decides, then the envelope.
 *
 * @throws {ConfidentApiError} if the server says that the operation failed.
 * @throws {ConfidentResponseError} if the answer is not an envelope.
 */
export function unwrap(
  { data, error, response }: TextResult,
  context: RequestContext,
  secrets: readonly string[],
  onDeprecated: (context: RequestContext) => void,
): unknown {
  let body = response.ok ? data : error;
  if (response.ok && !body) {
    return undefined;
  }
  let cause: unknown;
  try {
    body = typeof body === "string" ? JSON.parse(body) : body;
  } catch (syntaxError) {
    // It quotes what it stumbles over, which may be a part of a key.
    cause = redactText(String(body), secrets) === body ? syntaxError : undefined;
  }
  const envelope = Object(body) as Record<string, unknown>;
  if (envelope["deprecated"] === true) {
    notify(onDeprecated, context);
  }
  if (!response.ok || envelope["success"] === false) {
    throw apiError(context, body, response, secrets);
  }
  if (Object(envelope["data"]) !== envelope["data"]) {
    throw unexpected(context, response, secrets, cause);
  }
  return envelope["data"];
}

/** What an answer is that succeeds, but does not hold what the document says. */
export function unexpected(
  context: RequestContext,
  response: Response,
  secrets: readonly string[],
  cause?: unknown,
): ConfidentResponseError {
  const type = redactText(response.headers.get("content-type") ?? "no content type", secrets);
  return unreadable(context, response, `the answer (${type}) is not what the document says`, cause);
}

function apiError(
  context: RequestContext,
  body: unknown,
  { status, headers }: Response,
  secrets: readonly string[],
): ConfidentApiError {
  // The vendor says `error`; a gateway in between may say `message` or, as problem details, `detail`.
  const { error, message, detail } = Object(body) as Record<string, unknown>;
  const said = [error, message, detail].find((text) => typeof text === "string");
  const serverMessage = said === undefined ? said : redactText(String(said), secrets);
  const requestId = headers.get("x-request-id") ?? headers.get("request-id");
  const text = (serverMessage ?? "the server did not say why") + (status === 401 ? KEY_HINT : "");
  return new ConfidentApiError(text, {
    ...context,
    delivery: "answered",
    status,
    serverMessage,
    body: body === "" ? undefined : redactJson(body, secrets),
    requestId: requestId === null ? undefined : redactText(requestId, secrets),
    retryAfter: parseRetryAfter(headers.get("retry-after")),
  });
}
