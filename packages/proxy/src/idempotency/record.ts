import { ConfidentConfigError } from "@confident-admin/core";
import type { Operation } from "@confident-admin/spec/operations";
import { failure } from "../responses.ts";
import type { UpstreamResult } from "../upstream/call-upstream.ts";
import { UpstreamError } from "../upstream/upstream-error.ts";

/** UTF-16 code units. The 1,000 entries of the built-in store can take about 128 MB. */
const MAX_BODY_LENGTH = 65_536;

const FINGERPRINT = /^[\da-f]{64}$/;
const TYPES = ["response", "error", "not stored"];

/** A request in the store. */
interface StoredRequest {
  readonly fingerprint: string;
  /** Absent if the request has not finished. */
  readonly outcome?: Outcome;
}

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
  | {
      readonly type: "not stored";
      readonly status: number;
      readonly succeeded: boolean;
      readonly createdId?: string | undefined;
      readonly message: string;
    };

/**
 * Parses the result of the store's `add`. Returns `undefined` if the store had no value.
 *
 * @throws {ConfidentConfigError} if it is not a value that the proxy has stored.
 */
export function parseRecord(found: unknown): StoredRequest | undefined {
  if (found === undefined || found === null) {
    return undefined;
  }
  const record = parseObject(found);
  const { fingerprint, outcome } = record as Partial<StoredRequest>;
  const isKnown = outcome === undefined || TYPES.includes(outcome?.type);
  if (typeof fingerprint !== "string" || !FINGERPRINT.test(fingerprint) || !isKnown) {
    throw new ConfidentConfigError(
      "idempotency.store.add must return the existing value as a string, or null if there was none.",
    );
  }
  return { fingerprint, ...(outcome && { outcome }) };
}

function parseObject(found: unknown): object {
  try {
    const value: unknown = typeof found === "string" ? JSON.parse(found) : undefined;
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Converts a response for the store. A response with secrets is not stored. */
export async function toOutcome(
  { response, status, succeeded, createdId }: UpstreamResult,
  { creates, secrets }: Operation,
): Promise<Outcome> {
  const body = await response.clone().text();
  if (secrets.length > 0 || body.length > MAX_BODY_LENGTH) {
    const done = creates ? "Already created" : "Already done";
    const what = succeeded ? done : "Already failed";
    const message = `${what}. The first response was not stored.`;
    return { type: "not stored", status, succeeded, createdId, message };
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
 * Returns the result of the first request, with a 409 as the response if the first response was not stored.
 *
 * @throws {UpstreamError} if the first request failed without an API response.
 */
export function replay(outcome: Outcome): UpstreamResult {
  if (outcome.type === "error") {
    const { status, message, upstreamStatus, headers } = outcome;
    throw new UpstreamError(status, message, upstreamStatus, headers);
  }
  const { status, succeeded, createdId } = outcome;
  const response =
    outcome.type === "not stored"
      ? failure(409, outcome.message)
      : new Response(outcome.body || null, { status, headers: outcome.headers });
  return { response, status, succeeded, createdId };
}
