import type { Operation } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import type { UpstreamResult } from "../upstream/call-upstream.ts";
import { UpstreamError } from "../upstream/upstream-error.ts";

/** Limits the built-in store to 64 MB, with 1,000 entries. */
const MAX_BODY_LENGTH = 65_536;

/** The result of the first request. */
export type Outcome =
  | {
      readonly type: "response";
      readonly status: number;
      readonly succeeded: boolean;
      readonly createdId?: string | undefined;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly type: "error";
      readonly status: number;
      readonly message: string;
      readonly upstreamStatus?: number | undefined;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly type: "not stored"; readonly message: string };

/** Converts a response for the store. A response with secrets is not stored. */
export async function toOutcome(
  { response, status, succeeded, createdId }: UpstreamResult,
  { creates, secrets }: Operation,
): Promise<Outcome> {
  const body = await response.clone().text();
  if (secrets.length > 0 || body.length > MAX_BODY_LENGTH) {
    const done = creates ? "Already created" : "Already done";
    const what = succeeded ? done : "Already failed";
    return { type: "not stored", message: `${what}. The first response was not stored.` };
  }
  const headers = Object.fromEntries(response.headers);
  return { type: "response", status, succeeded, createdId, headers, body };
}

/** Converts an error for the store. */
export function toErrorOutcome({
  status,
  message,
  upstreamStatus,
  headers,
}: UpstreamError): Outcome {
  return { type: "error", status, message, upstreamStatus, headers };
}

/**
 * Returns the result of the first request.
 *
 * @throws {UpstreamError} if the first request failed without an API response.
 * @throws {HttpError} if the response was not stored.
 */
export function replay(outcome: Outcome): UpstreamResult {
  if (outcome.type === "not stored") {
    throw new HttpError(409, outcome.message);
  }
  if (outcome.type === "error") {
    const { status, message, upstreamStatus, headers } = outcome;
    throw new UpstreamError(status, message, upstreamStatus, headers);
  }
  const { status, succeeded, createdId, headers, body } = outcome;
  const response = new Response(body || null, { status, headers });
  return { response, status, succeeded, createdId };
}
