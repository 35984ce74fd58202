/** The longest delay that `setTimeout` supports. A timer with a longer delay fires at once. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;

/** Tells running work that it was interrupted, by its time limit or by the caller. */
export class Timeout {
  /** Whether the work was interrupted. Its result is then ignored. */
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
 * Runs work with a time limit and the caller's signal. Settles in time even if the work ignores the signal. Leaves no
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

/** Shared by all calls with the same signal, because Node warns of a leak if a signal has more than ten listeners. */
class SharedListener extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) {
      callback();
    }
  }
}

/** Runs `callback` when the signal aborts. Returns a function that removes the callback. */
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
