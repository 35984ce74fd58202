import { isConfidentError } from "@confident-admin/core";
import type { Operation } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import type { IdempotencyStore } from "../idempotency-options.ts";
import type { UpstreamResult } from "../upstream/call-upstream.ts";
import { UpstreamError } from "../upstream/upstream-error.ts";
import { type Outcome, parseRecord, replay, toErrorOutcome, toOutcome } from "./record.ts";

const POLL_MS = 100;
/** The statuses for a rejected key or a rate limit. The API has not executed such a request. */
const NOT_EXECUTED: ReadonlySet<number | undefined> = new Set([401, 403, 429]);

/** A request that must be executed only once. */
export interface OnceRequest {
  readonly store: IdempotencyStore;
  /** The same for every copy of the request. */
  readonly key: string;
  /** Differs for different requests that wrongly have the same key. */
  readonly fingerprint: string;
  readonly operation: Operation;
  /** How long to wait for the first request, in milliseconds. */
  readonly timeout: number;
  /** Aborts the wait. */
  readonly signal: AbortSignal;
  /** Called before the result of another request is returned. */
  readonly onReplay: () => void;
}

/**
 * Runs the first of several copies of a request and returns its result for the others.
 *
 * @throws {HttpError} if a different request has the same key, or if the first copy does not finish in time.
 * @throws {ConfidentConfigError} if the store fails.
 */
export async function runOnce(
  request: OnceRequest,
  run: () => Promise<UpstreamResult>,
): Promise<UpstreamResult> {
  const { store, key, fingerprint, timeout, signal, onReplay } = request;
  const end = performance.now() + timeout;
  // Polled by adding again, because the first copy can run in another process, or fail before it is sent.
  for (;;) {
    const record = parseRecord(await store.add(key, JSON.stringify({ fingerprint })));
    if (!record) {
      return runFirst(request, run);
    }
    if (record.fingerprint !== fingerprint) {
      const message = "This Idempotency-Key was used for another request. Use a new one.";
      throw new HttpError(422, message);
    }
    if (record.outcome) {
      onReplay();
      return replay(record.outcome);
    }
    if (signal.aborted) {
      throw new HttpError(499, "The caller closed the connection.");
    }
    if (performance.now() >= end) {
      throw new HttpError(409, "The first request with this Idempotency-Key has not finished.");
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function runFirst(
  { store, key, fingerprint, operation }: OnceRequest,
  run: () => Promise<UpstreamResult>,
): Promise<UpstreamResult> {
  const keep = (outcome: Outcome) => store.set(key, JSON.stringify({ fingerprint, outcome }));
  const settle = async (write: () => Promise<unknown>) => {
    // If this fails, the key stays reserved, so that the request is not executed again.
    await write().catch(() => {});
  };
  let result: UpstreamResult;
  try {
    result = await run();
  } catch (error) {
    await settle(() => (mayHaveRun(error) ? keep(toErrorOutcome(error)) : store.delete(key)));
    throw error;
  }
  const { status } = result;
  await settle(async () =>
    NOT_EXECUTED.has(status) ? store.delete(key) : keep(await toOutcome(result, operation)),
  );
  return result;
}

function mayHaveRun(error: unknown): error is UpstreamError {
  if (!(error instanceof UpstreamError) || NOT_EXECUTED.has(error.upstreamStatus)) {
    return false;
  }
  const { cause } = error;
  return !(isConfidentError(cause) && cause.delivery === "unsent");
}
