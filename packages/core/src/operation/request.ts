import { NOT_A_HEADER_VALUE, RESERVED_HEADERS } from "../config/headers.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { BufferedResponse } from "../http/buffered-response.ts";
import type { Outgoing } from "../http/fetch-once.ts";
import type { Call } from "./call.ts";

/** A `Response` with one of these statuses must not have a body. */
const NO_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
const OTHER_SERVER =
  "A request must not be sent to a server other than baseUrl, because it carries the API key.";

/** Replaces `Request` if no middleware needs a real one. Creating one takes longer than the rest of a call. */
export class PlainRequest {
  /** Path and query only, because openapi-fetch has no base URL. */
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly call: Call;

  constructor(
    url: string,
    init: { method: string; headers: Headers; body: string | undefined; call: Call },
  ) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
    this.call = init.call;
  }
}

/** @throws {ConfidentArgumentError} if the request has its own base URL. */
export function fromPlainRequest({ url, method, headers, body }: PlainRequest): Outgoing {
  if (!url.startsWith("/")) {
    throw new ConfidentArgumentError(OTHER_SERVER);
  }
  return { method, path: url, headers: toRecord(headers), body };
}

/**
 * Reads a request that middleware has seen. Its body can be read only once, but several attempts might need it.
 *
 * @throws {ConfidentArgumentError} if middleware changed the server.
 */
export async function fromRequest(request: Request, baseUrl: string): Promise<Outgoing> {
  const root = new URL(`${baseUrl}/`, request.url).href;
  if (!request.url.startsWith(root)) {
    throw new ConfidentArgumentError(OTHER_SERVER);
  }
  return {
    method: request.method,
    path: request.url.slice(root.length - 1),
    headers: toRecord(request.headers),
    body: (await request.text()) || undefined,
  };
}

/** Makes a `Response` that middleware or a caller can read. */
export function toResponse({ response, body }: BufferedResponse): Response {
  const { status, statusText, headers, url } = response;
  // If the body were a string, Response would add a content type that the server did not send.
  const bytes = NO_BODY.has(status) ? null : new TextEncoder().encode(body);
  const copy = new Response(bytes, {
    // Servers can send a status or reason that Response rejects, such as 999 or "Café ☕".
    status: status >= 200 && status < 600 ? status : 599,
    statusText: NOT_A_HEADER_VALUE.test(statusText) ? "" : statusText,
    headers,
  });
  return Object.defineProperties(copy, { status: { value: status }, url: { value: url } });
}

/** Returns an absolute URL, which a `Request` needs even if the base URL is a path and this is not a page. */
export function toAbsolute(baseUrl: string): string {
  const { location } = globalThis as { location?: { href: string } };
  return new URL(baseUrl, location?.href ?? "http://localhost").href.replace(/\/$/, "");
}

function toRecord(headers: Headers): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, value] of headers) {
    if (!RESERVED_HEADERS.has(name)) {
      record[name] = value;
    }
  }
  return record;
}
