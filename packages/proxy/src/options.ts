import type { ConfidentOptions } from "@confident-admin/core";
import type { OperationId } from "./operations.gen.ts";

/** Who may do what is decided by `authorize`, from this. */
export interface AuthorizeContext {
  /** The caller's request: its cookies and headers say who is asking. Its body has been read. */
  readonly request: Request;
  /** One of those that are let through. */
  readonly operation: OperationId;
  /** The ids in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The body, valid against the document and frozen; `undefined` where the operation has none. */
  readonly body: unknown;
}

/** What happened to a request. */
export interface AuditEvent<Principal> {
  /** What `authorize` returned; `undefined` if the request did not get past it. */
  readonly principal: Principal | undefined;
  /** `undefined` if the request is none of the document's operations. */
  readonly operation: OperationId | undefined;
  /** The ids in the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /**
   * What was to be written, valid against the document and frozen; `undefined` where the operation has no body, or
   * where the request was refused before that was checked.
   */
  readonly body: unknown;
  /** The id of what a creation made, where the API's answer says it; nothing else of that answer is in the event. */
  readonly createdId: string | undefined;
  /**
   * - `succeeded`: the API did it.
   * - `refused`: the proxy did not let it through; the API has not heard of it.
   * - `failed`: the API said no or could not be reached, or this server's own functions failed. After a 499, a
   *   504, or a 502 whose `upstreamStatus` is missing or below 300, it may have happened all the same.
   */
  readonly outcome: "succeeded" | "refused" | "failed";
  /** The status that the caller got. */
  readonly status: number;
  /** The status that the API answered with, if it answered. */
  readonly upstreamStatus: number | undefined;
  /**
   * Why it failed, where no answer of the API's says so: one of core's errors, which never show the key. Of what
   * `authorize` or the key function threw it says only which of them it was.
   */
  readonly error: unknown;
}

/** How a handler is set up. */
export interface ConfidentHandlerOptions<Principal>
  extends Pick<ConfidentOptions, "baseUrl" | "region" | "fetch" | "dangerouslyAllowHttp"> {
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
   * Says who is asking. Anything falsy refuses with a 403, a `Response` is sent instead (a 401 for those who
   * are not signed in; make a new one each time), anything else lets the request through and goes to `onAudit`.
   * If it throws, the caller gets a 500 that does not say why.
   *
   * Write it before `apiKey` and `onAudit`, which are given what it returns: TypeScript infers from top to bottom.
   * Behind them its parameter needs a type, `({ request }: AuthorizeContext) => …`.
   */
  readonly authorize: (
    context: AuthorizeContext,
  ) => Decision<Principal> | Promise<Decision<Principal>>;
  /**
   * Origins of the page, such as `https://admin.example.com`, for browsers that do not send `Sec-Fetch-Site`. Default:
   * the origin of the request's own URL.
   */
  readonly origins?: readonly string[] | undefined;
  /** Bytes that a request's body may have. Default: 65,536. */
  readonly maxBodyBytes?: number | undefined;
  /** Milliseconds that the caller may take to send the body, and the API to answer. Default: 30,000. */
  readonly timeout?: number | undefined;
  /**
   * Told about every request once its answer is known, and awaited before that is sent. What it throws is
   * ignored.
   */
  readonly onAudit?: ((event: AuditEvent<Principal>) => void | Promise<void>) | undefined;
}

/** What `authorize` says. */
export type Decision<Principal> = Principal | Response | false | "" | 0 | null | undefined;
