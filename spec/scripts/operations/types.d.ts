/** An HTTP method that an operation can have. */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "PATCH";

/** An operation of the OpenAPI document. */
export interface Operation {
  readonly method: Method;
  /** The path template, with parameters in braces: `/v1/organization/policies/{policyId}`. */
  readonly path: string;
  /** The parameters by location, in the order of the document. */
  readonly parameters: {
    readonly path: readonly Parameter[];
    readonly query: readonly Parameter[];
  };
  /** The schema of the JSON request body. Absent if the operation has no body. */
  readonly body?: Schema;
  /**
   * The field of the response's `data` that contains the value. Absent for deletions, where `data` is the value, and if
   * `data` contains several values, such as `project` and `apiKey` of `createProject`.
   */
  readonly value?: string;
  /**
   * `true` if `data` is one page of a list. `value` is the field with the items, and `total` is the number of items on
   * all pages.
   */
  readonly paged?: true;
  /**
   * The field of the response's `data` that contains the created resource, if it has an id. If there are several, as
   * for `createProject`, this is the first one in the document. Ids are strings, or integers for API keys.
   */
  readonly creates?: string;
  /**
   * Names of the fields with `x-secret: true` in the request or a response. The API can redact them. An API key's
   * `value` is complete only in the response of the operation that creates the key.
   */
  readonly secrets: readonly string[];
  /** The response statuses that the document declares, except ranges such as `2XX` and `default`. */
  readonly statuses: readonly number[];
}

/** A parameter in the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** A scalar, or an array of scalars that is sent as one `name=value` pair per item. */
  readonly schema: Schema;
}

/** A JSON type. */
export type JsonType = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/**
 * The JSON Schema keywords that request bodies and parameters use. References are inlined; descriptions and examples are
 * removed. Objects are closed: they have only the listed `properties`.
 */
export interface Schema {
  readonly type: JsonType | readonly JsonType[];
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly default?: unknown;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Only for arrays of scalars. */
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly additionalProperties?: false;
}

/** Operations by `operationId`. */
export type OperationTable = Readonly<Record<string, Operation>>;
