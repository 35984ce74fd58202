import type { ConfidentOptions } from "@confident-admin/core";
import type { OperationTable, operations } from "@confident-admin/spec/operations";
import type { AllowOptions } from "./allow-options.ts";
import type { IdempotencyOptions } from "./idempotency-options.ts";
import type { IdOf, OperationName, PathParams, SecretsOption } from "./operation-types.ts";

/** Query parameters by name. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly (string | number | boolean)[]>
>;

/** The argument of `authorize`. */
export interface AuthorizeContext<Table extends OperationTable = typeof operations> {
  /** The caller's request, with its cookies and headers. Its body has already been read. */
  readonly request: Request;
  /** One of the operations that you allow. */
  readonly operation: IdOf<Table>;
  /** The path parameters: decoded, validated and frozen. All operations of a project have `projectId`. */
  readonly params: PathParams<Table>;
  /** The parsed and validated query parameters, frozen; `{}` if the request has none. */
  readonly query: QueryValues;
  /** The validated body, frozen; `undefined` if the operation has none. */
  readonly body: unknown;
}

/** A request and its outcome. */
export interface AuditEvent<Principal, Table extends OperationTable = typeof operations> {
  /** The value that `authorize` returned; `undefined` if the request was rejected earlier. */
  readonly principal: Principal | undefined;
  /** `undefined` if the document has no such operation. */
  readonly operation: IdOf<Table> | undefined;
  /** The decoded path parameters, such as `projectId` for all operations of a project. */
  readonly params: PathParams<Table>;
  /** The parsed and validated query parameters, frozen; `{}` if there are none or the request was rejected earlier. */
  readonly query: QueryValues;
  /**
   * The validated body, frozen, with its secret fields redacted; `undefined` if the operation has none or the request was
   * rejected earlier.
   */
  readonly body: unknown;
  /** The id of the created resource, if the API returned one. The event contains nothing else of the response. */
  readonly createdId: string | undefined;
  /**
   * - `succeeded`: the API performed the operation.
   * - `rejected`: the proxy rejected the request and did not send it to the API.
   * - `failed`: the API rejected the request or could not be reached, or a callback threw. After a 499, a 504, or a 502
   *   whose `upstreamStatus` is missing or below 300, the API may have performed the operation, unless `failedCheck` is
   *   set.
   */
  readonly outcome: "succeeded" | "rejected" | "failed";
  /**
   * `true` if the request was not sent because an earlier one had the same `Idempotency-Key`. `outcome`, `createdId` and
   * `upstreamStatus` are then copied from that request. `status` is 409 if its response was not stored.
   */
  readonly replayed: boolean;
  /** The status of the response to the caller. */
  readonly status: number;
  /** The status of the API's response, if there was one. */
  readonly upstreamStatus: number | undefined;
  /** The option of `allow` whose check could not be completed. The operation itself was not sent. */
  readonly failedCheck: keyof AllowOptions | undefined;
  /**
   * One of core's errors, which never contain the key. Set if the request to the API failed, timed out or was aborted,
   * or if the API redirected or its response was too large. Also set if a callback failed, but the callback's own error
   * is not included.
   */
  readonly error: Error | undefined;
}

/** The options of `createConfidentHandler`. */
export interface ConfidentHandlerOptions<
  Principal,
  Table extends OperationTable = typeof operations,
> extends Pick<ConfidentOptions, "baseUrl" | "region" | "fetch" | "dangerouslyAllowHttp"> {
  /**
   * The organization API key. With several tenants, pass a function. It receives the value that `authorize` returned
   * and is called for every request.
   */
  readonly apiKey: string | ((principal: Principal) => string | Promise<string>);
  /** The path where the handler is mounted, such as `/api/confident`. */
  readonly basePath: string;
  /**
   * The page's origins, such as `https://admin.example.com`. The request's host must be the host of one of them. If the
   * request has an `Origin`, it must be one of them.
   */
  readonly origins: readonly string[];
  /**
   * Your own document's operations, generated with the command `confident-operations` of `@confident-admin/spec`.
   *
   * @default the operations of the document in `@confident-admin/spec`
   */
  readonly operationTable?: Table | undefined;
  /**
   * What to allow: `operationId`s, resources such as `roles` or `project.roles`, and the groups `read` and `write`. All
   * other operations are rejected. Resources and groups do not include operations that create an API key or any
   * other secret that your own document declares. List those by `operationId`.
   */
  readonly operations: readonly OperationName<NoInfer<Table>>[];
  /**
   * Whether the caller gets the secret fields of a response: `pass`, or `redact` for asterisks and the last six
   * characters. If you allow operations that create an API key or another secret, they need an entry.
   *
   * @default `redact` for all other operations
   */
  readonly secrets?: SecretsOption<NoInfer<Table>> | undefined;
  /**
   * Additional requests to allow. Without this option, these requests, and those that the proxy cannot check, are
   * rejected with a 403.
   *
   * @default nothing
   */
  readonly allow?: AllowOptions | undefined;
  /**
   * Identifies the caller. A truthy value allows the request and is passed to `apiKey` and `onAudit`. A falsy value
   * rejects it with a 403. A `Response` is sent to the caller with `cache-control: no-store`. Create a new one each
   * time. If `authorize` throws, the caller gets a 500 without the reason. List it before `apiKey` and `onAudit`, so
   * that TypeScript can infer their parameters.
   */
  readonly authorize: (
    context: AuthorizeContext<NoInfer<Table>>,
  ) => Decision<Principal> | Promise<Decision<Principal>>;
  /**
   * The largest request body, in bytes.
   *
   * @default 65,536
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * The time limit, in milliseconds, for each of these: receiving the request body, waiting for the API's response, and
   * each call to `idempotency.store`.
   *
   * @default 30,000
   */
  readonly timeout?: number | undefined;
  /**
   * If several `POST`s have the same `Idempotency-Key`, which core's client sends, only the first is executed.
   * `authorize` is called for each request. Then all of them get the response to the first one.
   *
   * @default the header is ignored
   */
  readonly idempotency?: IdempotencyOptions<Principal> | undefined;
  /**
   * Called with the outcome of every request and awaited before the response is sent. Its return value and errors are
   * ignored.
   */
  readonly onAudit?: ((event: AuditEvent<Principal, NoInfer<Table>>) => unknown) | undefined;
}

/** The return value of `authorize`. */
export type Decision<Principal> = Principal | Response | false | "" | 0 | null | undefined;
