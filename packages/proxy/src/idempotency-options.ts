/**
 * Stores requests with an `Idempotency-Key`. Several instances of a server need a shared store. If the store fails
 * before a request is sent, or takes longer than `timeout`, the caller gets a 500.
 */
export interface IdempotencyStore {
  /**
   * Stores a value if the key has none. Must be atomic. Values should expire after a few minutes.
   *
   * @returns the existing value, unchanged, or `null` or `undefined` if there was none
   */
  readonly add: (key: string, value: string) => Promise<string | null | undefined>;
  /** Replaces a value. */
  readonly set: (key: string, value: string) => Promise<unknown>;
  /** Removes a value. */
  readonly delete: (key: string) => Promise<unknown>;
}

/** The options for requests with an `Idempotency-Key`. */
export interface IdempotencyOptions<Principal> {
  /**
   * Returns a non-empty id of the caller, including the tenant if there are several. Keys of different callers are
   * independent.
   */
  readonly principalKey: (principal: Principal) => string | Promise<string>;
  /**
   * Stores the requests.
   *
   * @default the memory of this process: 1,000 requests, for 10 minutes each
   */
  readonly store?: IdempotencyStore | undefined;
}
