/** setTimeout takes no more than 31 bits; anything longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

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
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    return interrupted(true);
  }
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const leave = () => {
      clearTimeout(timer);
      unwatch();
    };
    const end = (aborted: boolean) => {
      leave();
      controller.abort();
      resolve(interrupted(aborted));
    };
    const unwatch = watch(signal, () => end(true));
    const timer = setTimeout(end, Math.min(ms, LONGEST_TIMER), false);
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
