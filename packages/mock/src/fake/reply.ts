import { randomUuid } from "./random-uuid.ts";

/** The result of an operation. */
export interface Reply {
  readonly status: number;
  /** The `data` of a success. */
  readonly data?: object;
  /** The message of a failure. */
  readonly error?: string | undefined;
  readonly retryAfter?: number | string | undefined;
  /** The allowed methods, for a 405. */
  readonly allow?: string;
}

/** Creates a success. */
export function success(data: object): Reply {
  return { status: 200, data };
}

/** Creates a failure. The default message is the document's example for the status. */
export function failure(status: number, error?: string): Reply {
  return { status, error };
}

/** Converts a reply into a response in the API's envelope. */
export function toResponse({
  status,
  data,
  error = `Status ${status}`,
  retryAfter,
  allow,
}: Reply): Response {
  const headers = new Headers({ "x-request-id": randomUuid() });
  if (retryAfter !== undefined) {
    headers.set("retry-after", `${retryAfter}`);
  }
  if (allow !== undefined) {
    headers.set("allow", allow);
  }
  const outcome = data ? { success: true, data } : { success: false, error };
  return Response.json({ ...outcome, deprecated: false }, { status, headers });
}
