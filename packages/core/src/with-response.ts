import { ConfidentArgumentError } from "./errors.ts";
import type { CallOptions } from "./options.ts";

/** A value and the response that it came with. */
export interface WithResponse<T> {
  readonly data: T;
  /** Its body has been read. Where an operation needs several requests, this is the last one's. */
  readonly response: Response;
}

/**
 * The raw response beside the value, as in
 * `withResponse((options) => admin.policies.update(id, policy, options))`.
 *
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
