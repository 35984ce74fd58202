import type { ConfidentOptions } from "@confident-admin/core";
import type { OperationId } from "./operations.gen.ts";

/** Who may do what is decided by `authorize`, from this. */
export interface AuthorizeContext {
  /** The caller's request: its cookies and headers say who is asking. Its body has been read. */
  readonly request: Request;
  readonly operation: OperationId;
  /** The ids in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The body, parsed and valid against the document; `undefined` where the operation has none. */
  readonly body: unknown;
}

/** What happened to a request. */
export interface AuditEvent<Principal> {
  /** What `authorize` returned; `undefined` if the request was refused before or by it. */
  readonly principal: Principal | undefined;
  /** `undefined` if the request is none of the document's operations. */
  readonly operation: OperationId | undefined;
  /** The ids in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /**
   * - `succeeded`: the API did it.
   * - `refused`: the proxy did not let it through.
   * - `failed`: it was let through and did not succeed. After a timeout it may have happened all the same.
   */
  readonly outcome: "succeeded" | "refused" | "failed";
  /** The status that the caller got. */
  readonly status: number;
  /** The status that the API answered with, if it answered. */
  readonly upstreamStatus: number | undefined;
}

/** How a handler is set up. */
export interface ConfidentHandlerOptions<Principal>
  extends Pick<
    ConfidentOptions,
    "baseUrl" | "region" | "fetch" | "timeout" | "dangerouslyAllowHttp"
  > {
  /**
   * The organization API key, or a function that returns the one for what `authorize` returned, where there
   * are several tenants.
   */
  readonly apiKey: string | ((principal: Principal) => string | Promise<string>);
  /** The path that the handler is mounted at, such as `/api/confident`. */
  readonly basePath: string;
  /** The `operationId`s that are let through; all others are refused. */
  readonly operations: readonly OperationId[];
  /**
   * Says who is asking. `false`, `null` and `undefined` refuse with a 403, a `Response` is sent instead (a 401
   * for those who are not signed in), anything else lets the request through and goes to `onAudit`. What it
   * throws refuses with a 500.
   */
  readonly authorize: (
    context: AuthorizeContext,
  ) => Decision<Principal> | Promise<Decision<Principal>>;
  /**
   * Origins of the page, such as `https://admin.example.com`, for browsers that do not send `Sec-Fetch-Site`. Default:
   * the origin of the request's own URL.
   */
  readonly origins?: readonly string[];
  /** Bytes that a request's body may have. Default: 65,536. */
  readonly maxBodyBytes?: number;
  /** Told about every request once its answer is known. What it throws is ignored. */
  readonly onAudit?: (event: AuditEvent<Principal>) => void | Promise<void>;
}

/** What `authorize` says. */
export type Decision<Principal> = Principal | Response | false | null | undefined;
