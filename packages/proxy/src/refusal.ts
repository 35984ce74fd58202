/** Why a request is not let through, and what its caller is told. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** An answer that nobody keeps. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const text = body === undefined ? null : JSON.stringify(body);
  return new Response(text, {
    status,
    headers: {
      ...headers,
      ...(text !== null && { "content-type": "application/json" }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** A failure in the API's own words, so that its clients understand it. */
export function failure(
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Response {
  return json(status, { success: false, error: message, deprecated: false }, headers);
}
