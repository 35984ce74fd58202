import type { Operation } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import type { IdempotencyStore } from "../idempotency-options.ts";
import { runCallback } from "../run-callback.ts";
import type { UpstreamResult } from "../upstream/call-upstream.ts";
import { UpstreamError } from "../upstream/upstream-error.ts";
import { type Outcome, replay, toErrorOutcome, toOutcome } from "./record.ts";

const POLL_MS = 100;
/** The API rejected the key or the rate: it has not executed the request. */
const NOT_EXECUTED: ReadonlySet<number | undefined> = new Set([401, 403, 429]);

/** A request that must not be executed twice. */
export interface OnceRequest {
  readonly store: IdempotencyStore;
  /** The same for every copy of the request. */
  readonly key: string;
  /** Tells requests apart that wrongly have the same key. */
  readonly fingerprint: string;
  readonly operation: Operation;
  /** How long to wait for the first request, in milliseconds. */
  readonly timeout: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
  /** Called before the first request's result is returned for this one. */
  readonly onReplay: () => void;
}

/**
 * Runs the first of several copies of a request, and returns its result for the others.
 *
 * @throws {HttpError} if another request has the same key, or the first one's result is not available.
 */
export async function runOnce(
  request: OnceRequest,
  run: () => Promise<UpstreamResult>,
): Promise<UpstreamResult> {
  const { store, key, fingerprint, timeout, signal, onReplay } = request;
  const end = performance.now() + timeout;
  // Adding again covers every case: the first may run in another process, fail before it is sent, or be lost.
  for (;;) {
    const found = await useStore(() => store.add(key, JSON.stringify({ fingerprint })));
    if (!found) {
      return runFirst(request, run);
    }
    const record = JSON.parse(found) as { fingerprint: string; outcome?: Outcome };
    if (record.fingerprint !== fingerprint) {
      const message = "This Idempotency-Key belongs to another request. Use a new one.";
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
  const settle = async (write: () => unknown) => {
    // A key that stays claimed is safe: the request is not executed again.
    await useStore(write).catch(() => {});
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
  const { delivery } = Object(Object(error).cause) as { delivery?: string };
  return (
    error instanceof UpstreamError &&
    !NOT_EXECUTED.has(error.upstreamStatus) &&
    delivery !== "unsent"
  );
}

function useStore<T>(run: () => T | Promise<T>): Promise<T> {
  return runCallback("idempotency.store", run);
}
