/** What a caller can pass as `T`: arrays can be readonly, and optional fields can be `undefined`. */
export type Input<T> = T extends readonly (infer Item)[]
  ? readonly Input<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Input<T[Key]> | UndefinedIfOptional<T, Key> }
    : T;

type UndefinedIfOptional<T, Key extends keyof T> =
  Partial<Pick<T, Key>> extends Pick<T, Key> ? undefined : never;
