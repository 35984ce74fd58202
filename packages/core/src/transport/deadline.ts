/** Why something ended early. */
export type Interruption = "abort" | "timeout";

/** setTimeout takes no more than 31 bits; anything longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Runs work under one deadline and the caller's signal. It ends in time even if the work ignores the
 * controller that it is given, and leaves neither timer nor listener behind.
 *
 * @param ms - the deadline in milliseconds
 * @param interrupted - makes the result where the work came to none
 */
export function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  interrupted: (why: Interruption) => Promise<T>,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    return interrupted("abort");
  }
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const leave = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
    };
    const end = (why: Interruption) => {
      leave();
      controller.abort();
      resolve(interrupted(why));
    };
    const onAbort = () => end("abort");
    const timer = setTimeout(end, Math.min(ms, LONGEST_TIMER), "timeout");
    signal?.addEventListener("abort", onAbort);
    work(controller).then(
      (value) => {
        leave();
        resolve(value);
      },
      (error: unknown) => {
        leave();
        reject(error);
      },
    );
  });
}
