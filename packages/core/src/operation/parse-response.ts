import { ConfidentApiError, ConfidentResponseError, type RequestContext } from "../errors.ts";
import { parseRetryAfter } from "../http/retry-after.ts";

const KEY_HINT =
  ". Use an organization key of this region. A reverse proxy must forward headers with underscores";

// The API sends `error`. Problem details have `detail` and `title`. The others come from frameworks and gateways.
const REASONS = [
  "error",
  "message",
  "detail",
  "title",
  "msg",
  "errors",
  "Message",
  "error_description",
];
const MAX_DEPTH = 3;
/** Characters. A longer body that is not JSON is probably not a message. */
const MAX_TEXT = 500;

/** The part of a response that this package reads. */
type ResponseHead = Pick<Response, "ok" | "status" | "headers">;

/**
 * Returns `data` from a response's envelope, or `undefined` if the response has no body. First checks the status, then
 * the envelope's `success`.
 *
 * @throws {ConfidentApiError} if the server reports a failure.
 * @throws {ConfidentResponseError} if the body is not an envelope.
 */
export function parseResponse(
  body: unknown,
  response: ResponseHead,
  context: RequestContext,
): unknown {
  if (!response.ok) {
    throw apiError(body, response, context);
  }
  if (body === undefined) {
    return undefined;
  }
  const { success, data } = fieldsOf(body);
  if (success === false) {
    throw apiError(body, response, context);
  }
  if (typeof data !== "object" || data === null) {
    throw unexpectedResponse(context, response);
  }
  return data;
}

/** Whether the response says that the endpoint is deprecated. */
export function isDeprecated(body: unknown): boolean {
  return fieldsOf(body)["deprecated"] === true;
}

/** Returns the error for a success that does not have the documented content. */
export function unexpectedResponse(
  context: RequestContext,
  { status, headers }: ResponseHead,
  cause?: unknown,
): ConfidentResponseError {
  const type = headers.get("content-type") || "no content type";
  const message = `the response (${type}) does not have the documented content`;
  return new ConfidentResponseError(message, { ...context, status, cause });
}

function apiError(
  body: unknown,
  { status, headers }: ResponseHead,
  context: RequestContext,
): ConfidentApiError {
  const isPage = typeof body === "string" && (/^\s*</.test(body) || body.length > MAX_TEXT);
  const serverMessage = (!isPage && reasonIn(body, 0)) || undefined;
  const hint = status === 401 ? KEY_HINT : "";
  return new ConfidentApiError((serverMessage ?? "the server gave no reason") + hint, {
    ...context,
    status,
    serverMessage,
    body: body === "" ? undefined : body,
    requestId: headers.get("x-request-id") ?? headers.get("request-id") ?? undefined,
    retryAfter: parseRetryAfter(headers.get("retry-after")),
  });
}

function reasonIn(body: unknown, depth: number): string | undefined {
  if (typeof body === "string") {
    return body.trim();
  }
  if (depth > MAX_DEPTH) {
    return undefined;
  }
  const values = Array.isArray(body) ? body : REASONS.map((name) => fieldsOf(body)[name]);
  const reasons = values.map((value) => reasonIn(value, depth + 1)).filter(Boolean);
  return Array.isArray(body) ? reasons.join("; ") : reasons[0];
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
}
