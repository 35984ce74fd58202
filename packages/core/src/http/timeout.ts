/** `setTimeout` accepts at most 31 bits. A longer timer fires at once. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;

/** The time limit for some work. */
export class Timeout {
  /** Whether the work was interrupted and its result is no longer wanted. */
  expired = false;
  /** Stops activity that ignores the signal, such as reading a body. Set by the work. */
  stop: () => void = () => {};
  readonly #controller = new AbortController();

  /** Aborts when the work is interrupted. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Interrupts the work. */
  expire(): void {
    this.expired = true;
    this.#controller.abort();
    this.stop();
  }
}

/**
 * Runs work with a time limit and the caller's signal. Returns in time even if the work ignores the signal. Leaves no
 * timer or listener behind.
 *
 * @param ms - the limit, in milliseconds
 * @param onInterrupt - supplies the result if the caller's signal (`aborted`) or the time limit interrupts the work
 */
export function withTimeout<T>(
  ms: number,
  signal: AbortSignal | undefined,
  onInterrupt: (aborted: boolean) => Promise<T>,
  work: (timeout: Timeout) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    return onInterrupt(true);
  }
  return new Promise((resolve, reject) => {
    const timeout = new Timeout();
    const interrupt = (aborted: boolean) => {
      cleanUp();
      timeout.expire();
      resolve(onInterrupt(aborted));
    };
    const unsubscribe = signal && onAbort(signal, () => interrupt(true));
    const timer = setTimeout(interrupt, Math.min(ms, MAX_TIMER_MS), false);
    const cleanUp = () => {
      clearTimeout(timer);
      unsubscribe?.();
    };
    work(timeout).then(
      (value) => {
        cleanUp();
        resolve(value);
      },
      (error: unknown) => {
        cleanUp();
        reject(error);
      },
    );
  });
}

const listeners = new WeakMap<AbortSignal, SharedListener>();

/** All calls that share a signal share one listener, because Node warns of a leak from the eleventh listener on. */
class SharedListener extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) {
      callback();
    }
  }
}

/** Calls back when the signal aborts. Returns a function that removes the callback. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const listener = listeners.get(signal) ?? new SharedListener();
  listeners.set(signal, listener.add(callback));
  signal.addEventListener("abort", listener);
  return () => {
    listener.delete(callback);
    if (listener.size === 0) {
      signal.removeEventListener("abort", listener);
    }
  };
}
