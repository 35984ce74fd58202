import type { ConfidentError, RequestContext } from "./errors.ts";

/** The request that a hook is called for. Never contains a key of 8 or more characters. */
export interface HookContext extends RequestContext {
  /** The `operationId` in the OpenAPI document, or `undefined` for direct openapi-fetch calls. */
  readonly operation?: string | undefined;
  /**
   * The path's template, such as `/v1/organization/policies/{policyId}`. Ids and queries are left out, because they can
   * contain personal data.
   */
  readonly path?: string | undefined;
}

/** The argument of `onDeprecated`. */
export interface DeprecatedEvent extends HookContext {}

/** The argument of `onAttempt`. */
export interface AttemptEvent extends HookContext {
  /** 1 for the first. */
  readonly attempt: number;
  /** Milliseconds. Includes getting the key and reading the body, but not the wait before the attempt. */
  readonly duration: number;
  /** The response's status, or `undefined` if there is an `error`. */
  readonly status: number | undefined;
  /**
   * The response headers that never contain secrets: `content-type`, `date`, `retry-after`, `x-request-id`,
   * `request-id` and `cf-ray`. Empty if there is an `error`.
   */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The error if there was no usable response. Redirects are errors, but other statuses are not. The error's `path` and
   * `message` contain ids.
   */
  readonly error: ConfidentError | undefined;
  /**
   * Whether another attempt is planned. It is skipped if the caller aborts during the wait, if the total time limit
   * ends it, or if a helper such as `grant` first reads the policy or role and finds that it has changed or cannot be
   * read.
   */
  readonly willRetry: boolean;
  /** Milliseconds until the next attempt. Undefined if there is none. */
  readonly retryDelay: number | undefined;
}
