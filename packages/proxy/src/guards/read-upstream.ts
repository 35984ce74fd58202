import { type Call, callUpstream, type UpstreamResult } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";

/** The parts of the caller's request that also apply to the requests that check it. */
export interface CallerRequest {
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
}

/** A resource read from the API, to check a call. */
export interface Read {
  readonly result: UpstreamResult;
  /** The response's `data`; `{}` if there is none. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Fields of API keys. Only their last six characters are needed, and an error may be sent to the caller. */
const REDACTED = ["value", "shadowValue"];

/**
 * Reads a resource with the key and the path parameters of a call.
 *
 * @throws {UpstreamError} if the API cannot be reached or its response is not usable.
 */
export async function readUpstream(
  client: UpstreamClient,
  path: string,
  { params }: Call,
  request: CallerRequest,
): Promise<Read> {
  const parameters = { path: [], query: [] };
  const operation = { method: "GET", path, parameters, secrets: [], statuses: [] } as const;
  const call = { operation, params, query: {}, body: undefined, redacted: REDACTED };
  const result = await callUpstream(client, call, request);
  const body: unknown = await result.response
    .clone()
    .json()
    .catch(() => undefined);
  const { data } = (body ?? {}) as { data?: Read["data"] | null };
  return { result, data: data ?? {} };
}
