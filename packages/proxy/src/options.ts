import type { ConfidentOptions } from "@confident-admin/core";
import type { OperationId, OperationTable, operations } from "@confident-admin/spec/operations";
import type { IdempotencyOptions } from "./idempotency-options.ts";

/** Query parameters by name. */
export type QueryValues = Readonly<
  Record<string, string | number | boolean | readonly (string | number | boolean)[]>
>;

/** What `authorize` is told about a request. */
export interface AuthorizeContext<Id extends string = OperationId> {
  /** The caller's request, whose cookies and headers identify the caller. Its body has been read. */
  readonly request: Request;
  /** One of the allowed operations. */
  readonly operation: Id;
  /** The path parameters, decoded, valid against the document and frozen. */
  readonly params: Readonly<Record<string, string>>;
  /** The query parameters, parsed, valid against the document and frozen; `{}` if the request has none. */
  readonly query: QueryValues;
  /** The body, valid against the document and frozen; `undefined` if the operation has none. */
  readonly body: unknown;
}

/** What happened to a request. */
export interface AuditEvent<Principal, Id extends string = OperationId> {
  /** What `authorize` returned; `undefined` if the request was rejected before that. */
  readonly principal: Principal | undefined;
  /** `undefined` if the document has no such operation. */
  readonly operation: Id | undefined;
  /** The path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /**
   * The query parameters, parsed, valid against the document and frozen; `{}` if the request has none, or was rejected
   * before they were checked.
   */
  readonly query: QueryValues;
  /**
   * The body, valid against the document and frozen; `undefined` if the operation has none, or the request was
   * rejected before the body was checked.
   */
  readonly body: unknown;
  /** The id of what was created, if the API's response has it. Nothing else of the response is in the event. */
  readonly createdId: string | undefined;
  /**
   * - `succeeded`: the API did it.
   * - `rejected`: the proxy rejected it and sent nothing to the API.
   * - `failed`: the API rejected it or could not be reached, or a callback of this server failed. After a 499, a 504,
   *   or a 502 whose `upstreamStatus` is missing or below 300, the API may have done it all the same.
   */
  readonly outcome: "succeeded" | "rejected" | "failed";
  /**
   * Whether nothing was sent because the same request had been sent before, with the same `Idempotency-Key`. The rest
   * of the event is about that first request.
   */
  readonly replayed: boolean;
  /** The status that the caller received. */
  readonly status: number;
  /** The status that the API responded with, if it responded. */
  readonly upstreamStatus: number | undefined;
  /**
   * Why it failed, if no response of the API says so: one of core's errors, which never contain the key. If
   * `authorize` or the key function threw, it only names the function.
   */
  readonly error: Error | undefined;
}

/** The `operationId`s of a table. Only `operationTable` decides which table that is. */
type IdOf<Table extends OperationTable> = NoInfer<keyof Table & string>;

/** The options of `createConfidentHandler`. */
export interface ConfidentHandlerOptions<
  Principal,
  Table extends OperationTable = typeof operations,
> extends Pick<ConfidentOptions, "baseUrl" | "region" | "fetch" | "dangerouslyAllowHttp"> {
  /**
   * The organization API key, or a function that returns the key for what `authorize` returned, for several tenants.
   * The function runs for every request.
   */
  readonly apiKey: string | ((principal: Principal) => string | Promise<string>);
  /** The path that the handler is mounted at, such as `/api/confident`. */
  readonly basePath: string;
  /**
   * The page's origins, such as `https://admin.example.com`. The request's host must be the host of one of them, and its
   * `Origin`, if it has one, must be one of them.
   */
  readonly origins: readonly string[];
  /**
   * The operations of your own document, generated with the command `confident-operations` of `@confident-admin/spec`.
   *
   * @default the operations of the document in `@confident-admin/spec`
   */
  readonly operationTable?: Table | undefined;
  /** The `operationId`s to allow. All others are rejected. */
  readonly operations: readonly IdOf<Table>[];
  /**
   * Identifies the caller. A falsy value rejects the request with a 403. A `Response` is sent instead, such as a 401
   * for callers who are not signed in; create a new one each time. Any other value allows the request and is passed to
   * `apiKey` and `onAudit`. If it throws, the caller gets a 500 without the reason.
   *
   * Write it before `apiKey` and `onAudit`, which receive what it returns: TypeScript infers from top to bottom. After
   * them its parameter needs a type, `({ request }: AuthorizeContext) => …`.
   */
  readonly authorize: (
    context: AuthorizeContext<IdOf<Table>>,
  ) => Decision<Principal> | Promise<Decision<Principal>>;
  /**
   * The largest request body, in bytes.
   *
   * @default 65,536
   */
  readonly maxBodyBytes?: number | undefined;
  /**
   * How long the caller may take to send the body, and the API to respond, in milliseconds.
   *
   * @default 30,000
   */
  readonly timeout?: number | undefined;
  /**
   * Executes a `POST` once if it arrives several times with the same `Idempotency-Key`, which core's client sends. The
   * others get the response of the first, after `authorize` has allowed them too.
   *
   * @default the header is ignored
   */
  readonly idempotency?: IdempotencyOptions<Principal> | undefined;
  /**
   * Called with every request's outcome, and awaited before the response is sent. What it returns or throws is ignored.
   */
  readonly onAudit?: ((event: AuditEvent<Principal, IdOf<Table>>) => unknown) | undefined;
}

/** What `authorize` returns. */
export type Decision<Principal> = Principal | Response | false | "" | 0 | null | undefined;
