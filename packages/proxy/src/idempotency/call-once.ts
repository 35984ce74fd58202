import { ConfidentConfigError } from "@confident-admin/core";
import type { IdempotencyOptions } from "../idempotency-options.ts";
import { runCallback } from "../run-callback.ts";
import { type Call, callUpstream, type UpstreamResult } from "../upstream/call-upstream.ts";
import type { UpstreamClient } from "../upstream/upstream-clients.ts";
import { guardStore } from "./guard-store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { runOnce } from "./run-once.ts";
import { sha256 } from "./sha256.ts";

/** An allowed call with an `Idempotency-Key`. */
interface OnceCall<Principal> {
  readonly client: UpstreamClient;
  readonly call: Call;
  readonly request: Request;
  readonly principal: Principal;
  readonly idempotencyKey: string;
  readonly onReplay: () => void;
}

/** Calls the API once for all requests with the same principal, operation and `Idempotency-Key`. */
export type CallOnce<Principal> = (once: OnceCall<Principal>) => Promise<UpstreamResult>;

/**
 * Creates a function that calls the API or returns the result of an earlier call with the same principal, operation and
 * `Idempotency-Key`. A call continues if its caller disconnects, because browsers resend on a new connection.
 */
export function createCallOnce<Principal>(
  { principalKey, store: given = createMemoryStore() }: IdempotencyOptions<Principal>,
  timeout: number,
): CallOnce<Principal> {
  const store = guardStore(given, timeout);
  return async ({ client, call, request, principal, idempotencyKey, onReplay }) => {
    const { operation, params, query, body } = call;
    const caller = await keyOf(principal, principalKey);
    const key = await sha256([caller, operation.method, operation.path, idempotencyKey]);
    const fingerprint = await sha256([params, query, body]);
    const { headers, signal } = request;
    return runOnce({ store, key, fingerprint, operation, timeout, signal, onReplay }, () =>
      callUpstream(client, call, { headers, signal: undefined }),
    );
  };
}

/** @throws {ConfidentConfigError} if `principalKey` throws or returns no id. */
async function keyOf<Principal>(
  principal: Principal,
  principalKey: IdempotencyOptions<Principal>["principalKey"],
): Promise<string> {
  const key: unknown = await runCallback("idempotency.principalKey", () => principalKey(principal));
  // Callers without an id would get each other's responses.
  if (typeof key !== "string" || !key) {
    throw new ConfidentConfigError("idempotency.principalKey must return a non-empty string.");
  }
  return key;
}
