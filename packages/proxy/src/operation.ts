/** An operation as the document describes it. */
export interface Operation {
  readonly method: string;
  /** A path template. */
  readonly path: string;
  /** The JSON Schema of its request body. */
  readonly body?: object;
}

export type OperationTable = Readonly<Record<string, Operation>>;
