import type { ConfidentOptions } from "@confident-admin/core";
import type { OperationId } from "@confident-admin/spec/operations";

/** Query parameters by name. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly (string | number | boolean)[]>
>;

/** The argument of `authorize`. */
export interface AuthorizeContext {
  /** The caller's request, with its cookies and headers. Its body has been read already. */
  readonly request: Request;
  /** One of the operations that you allow. */
  readonly operation: OperationId;
  /** The decoded and validated path parameters, frozen. */
  readonly params: Readonly<Record<string, string>>;
  /** The parsed and validated query parameters, frozen; `{}` if the request has none. */
  readonly query: QueryValues;
  /** The validated body, frozen; `undefined` if the operation has none. */
  readonly body: unknown;
}

/** A request and its outcome. */
export interface AuditEvent<Principal> {
  /** The value that `authorize` returned; `undefined` if the request was rejected earlier. */
  readonly principal: Principal | undefined;
  /** `undefined` if the document has no such operation. */
  readonly operation: OperationId | undefined;
  /** The decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** The parsed and validated query parameters, frozen; `{}` if there are none or the request was rejected earlier. */
  readonly query: QueryValues;
  /** The validated body, frozen; `undefined` if the operation has none or the request was rejected earlier. */
  readonly body: unknown;
  /** The id of the created resource, if the API returned one. The event contains nothing else of the response. */
  readonly createdId: string | undefined;
  /**
   * - `succeeded`: the API performed the operation.
   * - `rejected`: the proxy rejected the request and sent nothing to the API.
   * - `failed`: the API rejected the request or could not be reached, or a callback threw. After a 499, a 504, or a 502
   *   whose `upstreamStatus` is missing or below 300, the API may have performed the operation.
   */
  readonly outcome: "succeeded" | "rejected" | "failed";
  /** The status of the response to the caller. */
  readonly status: number;
  /** The status of the API's response, if there was one. */
  readonly upstreamStatus: number | undefined;
  /**
   * The error if the request failed without a usable response of the API: one of core's errors, which never contain the
   * key. If `authorize` or `apiKey` threw, the error only names the function.
   */
  readonly error: unknown;
}

/** The options of `createConfidentHandler`. */
export interface ConfidentHandlerOptions<Principal>
  extends Pick<ConfidentOptions, "baseUrl" | "region" | "fetch" | "dangerouslyAllowHttp"> {
  /**
   * The organization API key. For several tenants, a function that returns the key for the value that `authorize`
   * returned; it is called for every request.
   */
  readonly apiKey: string | ((principal: Principal) => string | Promise<string>);
  /** The path that the handler is mounted at, such as `/api/confident`. */
  readonly basePath: string;
  /** The `operationId`s to allow. All others are rejected. */
  readonly operations: readonly OperationId[];
  /**
   * Identifies the caller. A truthy value allows the request and is passed to `apiKey` and `onAudit`. A falsy value
   * rejects it with a 403. A `Response` is sent to the caller as it is; create a new one each time. If `authorize`
   * throws, the caller gets a 500 without the reason. Write it before `apiKey` and `onAudit`, so that TypeScript can
   * infer their parameters.
   */
  readonly authorize: (
    context: AuthorizeContext,
  ) => Decision<Principal> | Promise<Decision<Principal>>;
  /**
   * The page's origins, such as `https://admin.example.com`, for browsers that do not send `Sec-Fetch-Site`.
   *
   * @default the origin of the request's URL
   */
  readonly origins?: readonly string[] | undefined;
  /**
   * The largest request body, in bytes.
   *
   * @default 65,536
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * How long the caller may take to send the body, and how long the API may take to respond, in milliseconds.
   *
   * @default 30,000
   */
  readonly timeout?: number | undefined;
  /** Called with the outcome of every request and awaited before the response is sent. Errors are ignored. */
  readonly onAudit?: ((event: AuditEvent<Principal>) => void | Promise<void>) | undefined;
}

/** The return value of `authorize`. */
export type Decision<Principal> = Principal | Response | false | "" | 0 | null | undefined;
