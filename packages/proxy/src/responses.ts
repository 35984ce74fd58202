import { ConfidentConfigError } from "@confident-admin/core";

const NO_STORE = "no-store";

/** Creates a JSON response that must not be cached. */
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

/** Creates a failure in the API's error envelope, which the API's clients understand. */
export function failure(
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
): Response {
  return json(status, { success: false, error: message, deprecated: false }, headers);
}

/**
 * Copies the response of `authorize` and marks it as not cacheable.
 *
 * @throws {ConfidentConfigError} if the response has been read, or is a network error.
 */
export function copyResponse({ body, status, statusText, headers }: Response): Response {
  try {
    const response = new Response(body, { status, statusText, headers });
    response.headers.set("cache-control", NO_STORE);
    return response;
  } catch {
    throw new ConfidentConfigError(
      "authorize returned a Response that cannot be sent. Create a new one each time.",
    );
  }
}

/**
 * Whether a value is a response. `instanceof` fails for responses of other libraries, and for responses of `fetch`
 * after an adapter has replaced the global `Response`.
 */
export function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === "[object Response]";
}
