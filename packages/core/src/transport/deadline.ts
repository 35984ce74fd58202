/** setTimeout takes no more than 31 bits; anything longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What work under a deadline knows of it. */
export interface Deadline {
  readonly controller: AbortController;
  /** Whether nobody waits for the work any more. */
  over: boolean;
  /** Stops what does not heed the controller: the work puts here what there is to stop. */
  stop: () => void;
}

/**
 * Runs work under one deadline and the caller's signal. It ends in time even if the work ignores the
 * controller that it is given, and leaves neither timer nor listener behind.
 *
 * @param ms - the deadline in milliseconds
 * @param interrupted - makes the result where the work came to none, because of the signal or of the time
 */
export function withDeadline<T>(
  ms: number,
  signal: AbortSignal | undefined,
  interrupted: (aborted: boolean) => Promise<T>,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    return interrupted(true);
  }
  return new Promise((resolve, reject) => {
    const deadline = { controller: new AbortController(), over: false, stop: () => {} };
    const leave = () => {
      clearTimeout(timer);
      unwatch();
    };
    const end = (aborted: boolean) => {
      leave();
      deadline.over = true;
      deadline.controller.abort();
      deadline.stop();
      resolve(interrupted(aborted));
    };
    const unwatch = watch(signal, () => end(true));
    const timer = setTimeout(end, Math.min(ms, LONGEST_TIMER), false);
    work(deadline).finally(leave).then(resolve, reject);
  });
}

const watched = new WeakMap<AbortSignal, Watchers>();

// Calls that share a signal share a listener: Node warns of a leak from the eleventh on.
class Watchers extends Set<() => void> {
  handleEvent(): void {
    for (const react of this) {
      react();
    }
  }
}

function watch(signal: AbortSignal | undefined, react: () => void): () => void {
  if (!signal) {
    return () => {};
  }
  const watchers = watched.get(signal) ?? new Watchers();
  watched.set(signal, watchers.add(react));
  signal.addEventListener("abort", watchers);
  return () => {
    watchers.delete(react);
    if (watchers.size === 0) {
      signal.removeEventListener("abort", watchers);
    }
  };
}
