/**
 * Where requests with an `Idempotency-Key` are remembered. Several instances of a server need a store that they share.
 * If the store fails before a request is sent, the caller gets a 500.
 */
export interface IdempotencyStore {
  /**
   * Stores a value, unless the key has one. Must be atomic, and should forget values after some minutes.
   *
   * @returns the value that the key had already, or nothing
   */
  readonly add: (key: string, value: string) => Promise<string | null | undefined>;
  /** Stores a value, in place of another one. */
  readonly set: (key: string, value: string) => Promise<unknown>;
  /** Forgets a value. */
  readonly delete: (key: string) => Promise<unknown>;
}

/** How requests with an `Idempotency-Key` are told apart. */
export interface IdempotencyOptions<Principal> {
  /**
   * Identifies the caller, with the tenant if there are several: the keys of different callers never meet. Must not be
   * empty.
   */
  readonly principalKey: (principal: Principal) => string | Promise<string>;
  /**
   * Where requests are remembered.
   *
   * @default this process's memory: 1,000 requests, for 10 minutes each
   */
  readonly store?: IdempotencyStore | undefined;
}
