import { ConfidentArgumentError } from "./errors.ts";
import type { CallOptions } from "./options.ts";

/** A value and its response. */
export interface WithResponse<T> {
  /** The value that the operation returns. */
  readonly data: T;
  /**
   * The server's unredacted response, with its body consumed. If an operation sends several requests, this is the last
   * response. If middleware is registered, this is a copy.
   */
  readonly response: Response;
}

/**
 * Returns the raw response alongside the value: `withResponse((options) => admin.policies.update(id, policy, options))`.
 *
 * @param operation - receives call options and must pass them to one operation of this package
 * @param options - more call options. Their `onResponse` is called too
 * @throws {ConfidentArgumentError} if the operation does not pass on the options. The operation has already run, so
 * `delivery` is `answered`.
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
      "Pass the options that withResponse supplies on to the operation.",
      { delivery: "answered" },
    );
  }
  return { data, response: last };
}
