import { validateLimits } from "../config/validate-limits.ts";
import { ConfidentArgumentError, ConfidentTimeoutError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";
import { waitFor } from "./wait-for.ts";

const QUEUES = Symbol.for("@confident-admin/core/write-queues");
/** Milliseconds. Others wait this long only for a write that never ends, such as one whose middleware hangs. */
const MAX_WAIT = 600_000;
const REGION = /^https:\/\/(?:eu|au)\.(?=api\.confident-ai\.com$)/;

/** A promise for each target that resolves when its last write has ended. */
type Queues = Map<string, Promise<true>>;

/**
 * Runs a write after all earlier writes to the same target have ended, successfully or not. Applies to all clients in
 * the process with the same base URL, even across copies of this package. The wait does not count toward the time
 * limits of requests.
 *
 * @param target - an organization policy's id, or a {@link writeTarget}
 * @throws {ConfidentArgumentError} if an option is invalid. Nothing was sent.
 * @throws {ConfidentAbortError} if the call's signal ends the wait. Nothing was sent.
 * @throws {ConfidentTimeoutError} if the wait takes longer than ten minutes. Nothing was sent.
 */
export async function queueWrite<T>(
  client: ConfidentClient,
  target: string,
  options: CallOptions | undefined,
  write: () => Promise<T>,
): Promise<T> {
  validateLimits(options ?? {}, ConfidentArgumentError);
  const queues = queuesOfProcess();
  const key = `${serverOf(client)} ${target}`;
  const earlier = queues.get(key);
  let end = () => {};
  const own = new Promise<true>((resolve) => {
    end = () => resolve(true);
  });
  // If a write stops waiting, the next one must still wait for the earlier ones.
  const last = earlier ? earlier.then(() => own) : own;
  queues.set(key, last);
  void last.then(() => queues.get(key) === last && queues.delete(key));
  try {
    if (earlier && !(await waitFor(earlier, MAX_WAIT, options?.signal))) {
      queues.delete(key); // so that later writes do not wait for one that never ends
      throw new ConfidentTimeoutError(
        "an earlier write to the same resource did not finish within 10 minutes",
      );
    }
    return await write();
  } finally {
    end();
  }
}

/** The target of writes to any other resource. Ids never contain line breaks. */
export function writeTarget(kind: string, ...ids: readonly (string | number)[]): string {
  return [kind, ...ids].join("\n");
}

function queuesOfProcess(): Queues {
  const shared = globalThis as { [QUEUES]?: Queues };
  shared[QUEUES] ??= new Map();
  return shared[QUEUES];
}

// A key function's region is unknown until it is called. Ids are unique across regions, so one queue serves all
// regions.
function serverOf(client: ConfidentClient): string {
  return internalsOf(client).http.baseUrl(undefined).replace(REGION, "https://");
}
