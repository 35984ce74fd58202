/** What an operation comes to. */
export interface Reply {
  readonly status: number;
  /** What the envelope holds, of a success. */
  readonly data?: object;
  /** What went wrong, of a failure; what the document says of its status, if nothing else. */
  readonly error?: string | undefined;
  readonly retryAfter?: number | string | undefined;
  /** The methods that there are, of a refusal of others. */
  readonly allow?: string;
}

/** @returns a success */
export function success(data: object): Reply {
  return { status: 200, data };
}

/** @returns a failure */
export function failure(status: number, error?: string): Reply {
  return { status, error };
}

/** The answer as it goes over the wire. */
export function toResponse({
  status,
  data,
  error = `Status ${status}`,
  retryAfter,
  allow,
}: Reply): Response {
  const headers = new Headers({ "x-request-id": crypto.randomUUID() });
  if (retryAfter !== undefined) {
    headers.set("retry-after", `${retryAfter}`);
  }
  if (allow !== undefined) {
    headers.set("allow", allow);
  }
  const outcome = data ? { success: true, data } : { success: false, error };
  return Response.json({ ...outcome, deprecated: false }, { status, headers });
}
