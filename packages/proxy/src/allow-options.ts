/** Requests that are rejected unless you allow them. */
export interface AllowOptions {
  /**
   * Allows giving a member the Owner role, which demotes the current Owner.
   *
   * @default false
   */
  readonly transferOwnership?: boolean | undefined;
  /**
   * Allows disabling and deleting the key that the handler uses.
   *
   * @default false
   */
  readonly revokeOwnKey?: boolean | undefined;
}
