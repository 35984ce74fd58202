import type { OperationId } from "../dist/operations.js";

/** Values of a request's parameters. */
export interface RequestParameters {
  /** The path parameters by name, in the order of the document. */
  readonly path: Readonly<Record<string, string | number>>;
  /** The query parameters by name, in the order of the document. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** An example of an operation's request. */
export interface RequestExample extends RequestParameters {
  /** The JSON body; `undefined` if the operation has none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** An example of an operation's response. */
export interface ResponseExample {
  readonly status: number;
  /** The example's name in the document; `undefined` if the response has no body. */
  readonly name: string | undefined;
  readonly body: ResponseBody | undefined;
}

/** The JSON of a response: `data` of a success, `error` of a failure. */
export interface ResponseBody {
  readonly success: boolean;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

/** Returns the document's first example of each parameter and of the body. */
export declare function requestExample(id: OperationId): RequestExample;

/**
 * Returns the path and query to send. Values are percent-encoded, a space as `%20`. An array becomes one `name=value` pair
 * per item.
 */
export declare function requestTarget(id: OperationId, parameters: RequestParameters): string;

/** Lists all examples of all responses that the document declares. */
export declare function responseExamples(id: OperationId): ResponseExample[];
