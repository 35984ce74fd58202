import { type Call, callUpstream } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { DO_NOT_RETRY, UpstreamError } from "../upstream/upstream-error.ts";

/** The parts of the caller's request that also apply to check requests. */
export interface CallerRequest {
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
}

/**
 * Reads a resource with the key and the path parameters of a call, to check the call.
 *
 * @returns the response's `data`, or `{}` if there is none
 * @throws {UpstreamError} if the API cannot be reached, responds with an error, or its response is not usable.
 */
export async function readUpstream(
  client: UpstreamClient,
  path: string,
  { params }: Call,
  request: CallerRequest,
): Promise<Readonly<Record<string, unknown>>> {
  const parameters = { path: [], query: [] };
  const operation = { method: "GET", path, parameters, secrets: [], statuses: [] } as const;
  const call = { operation, params, query: {}, body: undefined, redacted: [], passed: [] };
  const { response, status, succeeded } = await callUpstream(client, call, request);
  const text = await response.text();
  const { data, error } = (text ? JSON.parse(text) : {}) as { data?: unknown; error?: unknown };
  if (!succeeded) {
    // Return only the message, because the caller might not be allowed to read this resource.
    const message = typeof error === "string" ? error : "The API sent an error.";
    const headers = Object.fromEntries(response.headers);
    throw status >= 400
      ? new UpstreamError(status, message, status, headers)
      : new UpstreamError(502, message, status, { ...headers, ...DO_NOT_RETRY });
  }
  return (data ?? {}) as Readonly<Record<string, unknown>>;
}
