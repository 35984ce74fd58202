import { ConfidentArgumentError } from "./errors.ts";
import type { CallOptions } from "./options.ts";

/** A value and its response. */
export interface WithResponse<T> {
  /** The value that the operation returns. */
  readonly data: T;
  /**
   * The server's unredacted response, with its body consumed. If an operation sends several requests, this is the
   * response to the last one. If middleware is registered, the response is a copy.
   */
  readonly response: Response;
}

/**
 * Returns the raw response alongside the value, as in
 * `withResponse((options) => admin.policies.update(id, policy, options))`.
 *
 * @param operation - receives call options and must pass them to one operation of this package
 * @param options - additional call options; their `onResponse` is also called
 * @throws {ConfidentArgumentError} if `operation` is not a function, or if it ignores the options that it receives. In
 * the second case, the operation has already run, so `delivery` is `answered`.
 * @throws any error of the operation
 */
export async function withResponse<T>(
  operation: (options: CallOptions) => Promise<T>,
  options?: CallOptions,
): Promise<WithResponse<T>> {
  if (typeof operation !== "function") {
    throw new ConfidentArgumentError(
      "withResponse takes a function that receives options, such as admin.policies.list.",
    );
  }
  let last: Response | undefined;
  const onResponse = (response: Response) => {
    last = response;
    return options?.onResponse?.(response);
  };
  const data = await operation({ ...options, onResponse });
  if (!last) {
    throw new ConfidentArgumentError(
      "The operation did not receive the options. Use withResponse((options) => admin.policies.list(options)).",
      { delivery: "answered" },
    );
  }
  return { data, response: last };
}
