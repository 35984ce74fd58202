/**
 * Whether the request can have been executed.
 *
 * - `unsent`: it never reached the server; sending it again is safe.
 * - `unknown`: it was sent and no whole answer came back; look before you repeat a `POST`.
 * - `answered`: the server answered; the error says what. A 502 or 504 may be a gateway's that lost the answer.
 */
export type Delivery = "unsent" | "unknown" | "answered";

/** The request that an error is about. */
export interface RequestContext {
  /** The `operationId` in the OpenAPI document. */
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  /** Path and query as they were sent, without the base URL. */
  readonly path?: string | undefined;
}

/** What every error knows. */
export interface ErrorDetails extends RequestContext {
  /** Default: `answered` where there is a status, else `unsent`. */
  readonly delivery?: Delivery;
  readonly cause?: unknown;
}

/**
 * What every error thrown by this package is. Tell them apart by `name`. The message starts with the request,
 * where there was one, as in `[PUT] /v1/organization/policies/p1 409: A policy named … already exists`.
 */
export abstract class ConfidentError<Details extends ErrorDetails = ErrorDetails> extends Error {
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
}

/** A kind of error that a check can end with. */
export type ErrorKind = new (message: string) => ConfidentError;

/** What a {@link ConfidentApiError} knows. */
export interface ApiErrorDetails extends ErrorDetails {
  readonly status: number;
  readonly serverMessage?: string | undefined;
  readonly body?: unknown;
  readonly requestId?: string | undefined;
  readonly retryAfter?: number | undefined;
}

/** The server answered, and the answer is a failure. */
export class ConfidentApiError extends ConfidentError<ApiErrorDetails> {
  override get name(): "ConfidentApiError" {
    return "ConfidentApiError";
  }
  /** The HTTP status. 200 where the body says `success: false` nevertheless. */
  declare readonly status: number;
  /** The server's own words, if there were any. */
  declare readonly serverMessage?: string | undefined;
  /** The parsed body, or its text where it is not JSON. */
  declare readonly body?: unknown;
  /** The id to quote to the vendor, if the server gave one. */
  declare readonly requestId?: string | undefined;
  /** Milliseconds after which the server wants to be asked again, if it said so. */
  declare readonly retryAfter?: number | undefined;
}

/** What a {@link ConfidentResponseError} knows. */
export interface ResponseErrorDetails extends ErrorDetails {
  readonly status: number;
}

/** The server answered something that cannot be read: not JSON, not the documented shape, or too large. */
export class ConfidentResponseError extends ConfidentError<ResponseErrorDetails> {
  override get name(): "ConfidentResponseError" {
    return "ConfidentResponseError";
  }
  /** The HTTP status. */
  declare readonly status: number;
}

/** The server answered with a redirect, which is never followed: fetch would forward the key. */
export class ConfidentRedirectError extends ConfidentError<ResponseErrorDetails> {
  override get name(): "ConfidentRedirectError" {
    return "ConfidentRedirectError";
  }
  /** The HTTP status; 0 in a browser, which hides it. */
  declare readonly status: number;
}

/** What a {@link ConfidentConnectionError} knows. */
export interface ConnectionErrorDetails extends ErrorDetails {
  readonly code?: string | undefined;
}

/** No connection, or it broke before the whole answer was here. */
export class ConfidentConnectionError extends ConfidentError<ConnectionErrorDetails> {
  override get name(): "ConfidentConnectionError" {
    return "ConfidentConnectionError";
  }
  /** The system's error code, such as `ECONNREFUSED`, where the runtime tells it. */
  declare readonly code?: string | undefined;
}

/** The whole answer was not here in time. */
export class ConfidentTimeoutError extends ConfidentError {
  override get name(): "ConfidentTimeoutError" {
    return "ConfidentTimeoutError";
  }
}

/** The caller's `signal` ended the call; `cause` is the signal's reason. */
export class ConfidentAbortError extends ConfidentError {
  override get name(): "ConfidentAbortError" {
    return "ConfidentAbortError";
  }
}

/** What was looked for in a list is not there. */
export class ConfidentNotFoundError extends ConfidentError<ResponseErrorDetails> {
  override get name(): "ConfidentNotFoundError" {
    return "ConfidentNotFoundError";
  }
  /** 404, as from an operation that the API does have for one thing. */
  declare readonly status: number;
}

/** What is there is not what it was thought to be. Nothing was written, unless `delivery` is `unknown`. */
export class ConfidentConflictError extends ConfidentError {
  override get name(): "ConfidentConflictError" {
    return "ConfidentConflictError";
  }
}

/** An argument that cannot be sent as it is. */
export class ConfidentArgumentError extends ConfidentError {
  override get name(): "ConfidentArgumentError" {
    return "ConfidentArgumentError";
  }
}

/** A client that cannot work as it is configured. */
export class ConfidentConfigError extends ConfidentError {
  override get name(): "ConfidentConfigError" {
    return "ConfidentConfigError";
  }
}

/** Any error of this package: `switch` on its `name` to narrow it. */
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
 * Whether a caught value is an error of this package, even one from another copy of it or from another
 * realm, where `instanceof` would say no.
 */
export function isConfidentError(value: unknown): value is AnyConfidentError {
  return (
    Object.prototype.toString.call(value) === "[object Error]" &&
    /^Confident/.test((value as Error).name) &&
    "delivery" in (value as Error)
  );
}
