import { ConfidentArgumentError } from "./errors.ts";
import type { CallOptions } from "./options.ts";

/** A value and the response that it came with. */
export interface WithResponse<T> {
  /** What the operation returns. */
  readonly data: T;
  /**
   * As the server sent it, not redacted; its body has been read. Where an operation needs several requests, this
   * is the last one's. After `openapiFetch(client)` it is a `Response` made anew.
   */
  readonly response: Response;
}

/**
 * The raw response beside the value, as in
 * `withResponse((options) => admin.policies.update(id, policy, options))`.
 *
 * @param operation - is given the options that it must pass on to one operation of this package
 * @param options - the call's; an `onResponse` in them is called as well
 * @throws {ConfidentArgumentError} if the operation does not pass the options on. It has run all the same:
 * `delivery` is `answered`.
 * @throws whatever the operation throws
 */
export async function withResponse<T>(
  operation: (options: CallOptions) => Promise<T>,
  options?: CallOptions,
): Promise<WithResponse<T>> {
  if (typeof operation !== "function") {
    throw new ConfidentArgumentError(
      "withResponse takes a function that is given options, such as admin.policies.list.",
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
      "Pass the options that withResponse gives to the operation on to it.",
      { delivery: "answered" },
    );
  }
  return { data, response: last };
}
