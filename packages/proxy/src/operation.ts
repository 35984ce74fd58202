/** An operation as the document describes it. */
export interface Operation {
  /** In capitals. */
  readonly method: string;
  /** A path template. */
  readonly path: string;
  /** What its request body must be; `undefined` where it has none. */
  readonly body?: Schema;
  /** What its answer's `data` calls what it made; `undefined` where it makes nothing that has an id. */
  readonly creates?: string;
}

/**
 * The part of JSON Schema that the document's bodies use. Anything else there does not compile, so that no
 * keyword is ever ignored. Objects are closed: what is not in `properties` is a mistake.
 */
export interface Schema {
  readonly type: JsonType | readonly JsonType[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false;
  readonly items?: Schema;
  /** Of strings. */
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
}

/** The types that the document's bodies use. */
type JsonType = "object" | "array" | "string" | "null";

/** The operations by their ids. */
export type OperationTable = Readonly<Record<string, Operation>>;
