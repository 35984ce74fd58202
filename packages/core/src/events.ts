import type { ConfidentError, RequestContext } from "./errors.ts";

/** The request that a hook is called for. API keys of 8 or more characters are redacted. */
export interface HookContext extends RequestContext {
  /** The `operationId` in the OpenAPI document, or `undefined` for direct openapi-fetch calls. */
  readonly operation?: string | undefined;
  /**
   * The path's template, such as `/v1/organization/policies/{policyId}`. Ids and the query are left out, because they
   * can contain personal data.
   */
  readonly path?: string | undefined;
}

/** The argument of `onDeprecated`. */
export interface DeprecatedEvent extends HookContext {}

/** The argument of `onAttempt`. */
export interface AttemptEvent extends HookContext {
  /** The number of the attempt, starting at 1. */
  readonly attempt: number;
  /**
   * The duration of the attempt in milliseconds. Includes getting the key and reading the body, but not the wait before
   * the attempt.
   */
  readonly duration: number;
  /** The response's status, or `undefined` if there is an `error`. */
  readonly status: number | undefined;
  /**
   * Only those response headers that never contain secrets: `content-type`, `date`, `retry-after`, `x-request-id`,
   * `request-id` and `cf-ray`. Empty if there is an `error`.
   */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The error if there was no usable response. Redirects are errors, but other statuses are not. The error's `path` and
   * `message` can contain ids.
   */
  readonly error: ConfidentError | undefined;
  /**
   * Whether another attempt is planned. The attempt is skipped if the caller aborts during the wait or if
   * `totalTimeout` ends the wait. A helper such as `grant` also skips the attempt if the policy or role has changed or
   * cannot be read.
   */
  readonly willRetry: boolean;
  /** Milliseconds until the next attempt, or `undefined` if none is planned. */
  readonly retryDelay: number | undefined;
}
