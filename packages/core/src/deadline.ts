/** Why an attempt ended before it had an answer. */
export type Interruption = "abort" | "timeout";

/** setTimeout takes no more than 31 bits; anything longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Runs work under one deadline and the caller's signal. It ends in time even if the work ignores the
 * signal that it is given, and leaves neither timer nor listener behind.
 *
 * @param ms - the deadline in milliseconds
 * @param interrupted - makes the error to reject with
 */
export async function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  interrupted: (why: Interruption) => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    throw interrupted("abort");
  }
  const controller = new AbortController();
  let onAbort: () => void = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopped = new Promise<never>((_, reject) => {
    const stop = (why: Interruption) => {
      reject(interrupted(why));
      controller.abort();
    };
    onAbort = () => stop("abort");
    timer = setTimeout(stop, Math.min(ms, LONGEST_TIMER), "timeout");
  });
  signal?.addEventListener("abort", onAbort);
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}

/** Waits, unless the signal ends it first: then it rejects with what `interrupted` makes. */
export function sleep(
  ms: number,
  signal: AbortSignal | undefined,
  interrupted: (why: Interruption) => Error,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      throw interrupted("abort");
    }
    const onAbort = () => {
      clearTimeout(timer);
      reject(interrupted("abort"));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
