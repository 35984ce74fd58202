/**
 * Whether the server may have executed the request.
 *
 * - `unsent`: it did not reach the server. Sending it again is safe.
 * - `unknown`: it was sent, and no complete response arrived. Check before you send a `POST` again.
 * - `answered`: the server responded. A 502 or 504 can come from a gateway that lost the response.
 */
export type Delivery = "unsent" | "unknown" | "answered";

/** The request that an error or event is about. */
export interface RequestContext {
  /** The `operationId` in the OpenAPI document. */
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  /** The path as sent, without the base URL. The query is left out because it can contain personal data. */
  readonly path?: string | undefined;
}

/** The fields that every error has. */
export interface ErrorDetails extends RequestContext {
  /** @default `answered` if there is a status, otherwise `unsent` */
  readonly delivery?: Delivery;
  readonly cause?: unknown;
}

/**
 * The base class of every error that this package throws. Check `name` to distinguish errors. If a request was
 * involved, the message starts with it: `[PUT] /v1/organization/policies/p1 409: A policy named … already exists`.
 */
export abstract class ConfidentError<Details extends ErrorDetails = ErrorDetails> extends Error {
  // A string, because bundlers rename classes.
  override readonly name: string = "ConfidentError";
  declare readonly delivery: Delivery;
  declare readonly operation?: string | undefined;
  declare readonly method?: string | undefined;
  declare readonly path?: string | undefined;

  constructor(text: string, details?: Details) {
    const { cause, ...rest } = (details ?? {}) as Details & { readonly status?: number };
    const { method, path, status } = rest;
    super(
      method ? `${`[${method}] ${path} ${status ?? ""}`.trim()}: ${text}` : text,
      cause === undefined ? undefined : { cause },
    );
    Object.assign(this, { delivery: status === undefined ? "unsent" : "answered" }, rest);
  }

  /**
   * Returns the fields that are safe to log: `name`, `message`, `status`, `code`, `operation`, `delivery`, `requestId`
   * and `retryAfter`, if set. Leaves out the response's body, the stack and the `cause`.
   *
   * Use it to send an error to another process. `structuredClone` and `postMessage` keep only the message, stack and
   * cause.
   */
  toJSON(): Record<string, unknown> {
    const { name, message, operation, delivery } = this;
    const fields = this as Partial<ApiErrorDetails & ConnectionErrorDetails>;
    const { status, code, requestId, retryAfter } = fields;
    return { name, message, status, code, operation, delivery, requestId, retryAfter };
  }
}

/** An error class that a validation can throw. */
export type ErrorKind = new (message: string) => ConfidentError;

/** The fields of a {@link ConfidentApiError}. */
export interface ApiErrorDetails extends ErrorDetails {
  readonly status: number;
  readonly serverMessage?: string | undefined;
  readonly body?: unknown;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
}

/** The server responded with a failure. */
export class ConfidentApiError extends ConfidentError<ApiErrorDetails> {
  override readonly name = "ConfidentApiError";
  /** The HTTP status. It is a 2xx if only the body reports the failure, with `success: false`. */
  declare readonly status: number;
  /** The server's own message. */
  declare readonly serverMessage?: string | undefined;
  /** The parsed body, or a string if it is not JSON. */
  declare readonly body?: unknown;
  /** The id to quote to the vendor's support. */
  declare readonly requestId?: string | undefined;
  /** The server's `Retry-After`, in milliseconds. */
  declare readonly retryAfter?: number | undefined;
}

/** The fields of an error that has a status. */
export interface ResponseErrorDetails extends ErrorDetails {
  readonly status: number;
}

/** The response is not JSON, does not have the documented shape, or is too large. */
export class ConfidentResponseError extends ConfidentError<ResponseErrorDetails> {
  override readonly name = "ConfidentResponseError";
  /** The HTTP status. */
  declare readonly status: number;
}

/** The server responded with a redirect. Redirects are never followed, because fetch would forward the key. */
export class ConfidentRedirectError extends ConfidentError<ResponseErrorDetails> {
  override readonly name = "ConfidentRedirectError";
  /** The HTTP status; 0 in a browser, which hides it. */
  declare readonly status: number;
}

/** The fields of a {@link ConfidentConnectionError}. */
export interface ConnectionErrorDetails extends ErrorDetails {
  readonly code?: string | undefined;
}

/** The connection failed, or it broke before the complete response arrived. */
export class ConfidentConnectionError extends ConfidentError<ConnectionErrorDetails> {
  override readonly name = "ConfidentConnectionError";
  /** The system's error code, such as `ECONNREFUSED`, if the runtime reports one. */
  declare readonly code?: string | undefined;
}

/** The key or the complete response did not arrive in time, or an earlier write to the same resource took too long. */
export class ConfidentTimeoutError extends ConfidentError {
  override readonly name = "ConfidentTimeoutError";
}

/** The caller's `signal` aborted the call. `cause` is the signal's reason. */
export class ConfidentAbortError extends ConfidentError {
  override readonly name = "ConfidentAbortError";
}

/** The list does not contain the requested item. */
export class ConfidentNotFoundError extends ConfidentError<ResponseErrorDetails> {
  override readonly name = "ConfidentNotFoundError";
  /** Always 404. */
  declare readonly status: number;
}

/**
 * The resource cannot be written safely: someone else keeps changing it, several have the same name, the server does
 * not return a policy's permissions or a role's policies, or the response does not match the write. Also thrown if a
 * paged list changed while it was read. The message says whether anything was written. If `delivery` is `unknown`, a
 * write may have been executed.
 */
export class ConfidentConflictError extends ConfidentError {
  override readonly name = "ConfidentConflictError";
}

/** An argument is invalid. */
export class ConfidentArgumentError extends ConfidentError {
  override readonly name = "ConfidentArgumentError";
}

/** A client's configuration is invalid. */
export class ConfidentConfigError extends ConfidentError {
  override readonly name = "ConfidentConfigError";
}

/** Any error of this package. Use `switch` on its `name` to narrow the type. */
export type AnyConfidentError =
  | ConfidentApiError
  | ConfidentResponseError
  | ConfidentRedirectError
  | ConfidentConnectionError
  | ConfidentTimeoutError
  | ConfidentAbortError
  | ConfidentNotFoundError
  | ConfidentConflictError
  | ConfidentArgumentError
  | ConfidentConfigError;

/**
 * Whether a caught value is an error of this package. Unlike `instanceof`, it also recognizes errors from another copy
 * of the package or another realm. It also accepts the object that `JSON.parse` returns for such an error. That object
 * has only the fields of `toJSON`.
 */
export function isConfidentError(value: unknown): value is AnyConfidentError {
  try {
    const { name, message, delivery } = value as Record<string, unknown>;
    return (
      /^\[object (?:Error|Object)\]$/.test(Object.prototype.toString.call(value)) &&
      typeof name === "string" &&
      /^Confident.*Error$/.test(name) &&
      typeof message === "string" &&
      ["unsent", "unknown", "answered"].includes(delivery as string)
    );
  } catch {
    return false; // null, or a getter throws
  }
}
