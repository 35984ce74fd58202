const NO_STORE = "no-store";

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
      "cache-control": NO_STORE,
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

/** The same response, kept by nobody. */
export function notStored({ body, status, statusText, headers }: Response): Response {
  const response = new Response(body, { status, statusText, headers });
  response.headers.set("cache-control", NO_STORE);
  return response;
}

/**
 * Whether a value is a response. Adapters replace the global `Response`, and `instanceof` then denies what another
 * library or `fetch` itself has made.
 */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === "[object Response]";
}
