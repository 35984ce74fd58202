/** A value in a file, with its place. Aliases are replaced by what they stand for. */
export type Value = ScalarValue | ListValue | MapValue;

/** A string, number, boolean or `null`. */
export interface ScalarValue {
  readonly kind: "scalar";
  readonly offset: number;
  readonly value: unknown;
  /** As written. */
  readonly source: string;
}

/** A list. */
interface ListValue {
  readonly kind: "list";
  readonly offset: number;
  readonly items: readonly Value[];
  readonly size: number;
}

/** A mapping. Its keys are strings, each of them once. */
interface MapValue {
  readonly kind: "map";
  readonly offset: number;
  readonly entries: readonly Entry[];
  /** How many values it contains, itself included. */
  readonly size: number;
}

/** A key and its value. */
export interface Entry {
  readonly key: string;
  readonly offset: number;
  readonly value: Value;
}
