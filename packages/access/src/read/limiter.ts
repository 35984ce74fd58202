import { type ConfidentApiError, isConfidentError } from "@confident-admin/core";

/** Milliseconds. Used if the server sends no `Retry-After`; doubled with each rejection in a row. */
const FIRST_PAUSE = 1_000;
/** Milliseconds. A longer `Retry-After` ends the call instead. */
const MAX_PAUSE = 600_000;
const MAX_ATTEMPTS = 10;
/** Milliseconds. The pauses before a failed read is sent again. */
const READ_PAUSES = [250, 1_000];
const TRANSIENT: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** What a limiter reports about a pause. */
export interface Pause {
  readonly operation: string;
  /** Milliseconds. */
  readonly wait: number;
  readonly parallelism: number;
}

/** How one request is sent. */
export interface Slot {
  readonly operation: string;
  /** How many requests may be in flight as long as the server does not limit the rate. */
  readonly parallelism: number;
  /** Whether the request changes nothing, so that it can be sent again after any failure. */
  readonly isRead?: boolean;
  /** Ends the wait for a slot, not the request. */
  readonly signal?: AbortSignal | undefined;
}

/** Limits how many requests are in flight, and sends none while the server asks to wait. */
export class Limiter {
  readonly #onPause: (pause: Pause) => void;
  #active = 0;
  #divisor = 1;
  #pausedUntil = 0;
  /** Pauses in a row without a success. */
  #rejections = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(onPause: (pause: Pause) => void) {
    this.#onPause = onPause;
  }

  /** Sends a request when that is allowed, and again after a 429. A read is also sent again if it fails for a moment. */
  async run<T>(slot: Slot, send: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await this.#runWhenAllowed(slot, send);
      } catch (error) {
        const pause = READ_PAUSES[failures];
        if (!slot.isRead || pause === undefined || !isTransient(error)) {
          throw error;
        }
        slot.signal?.throwIfAborted();
        await sleep(pause, slot.signal);
      }
    }
  }

  /** Sends a request again after a 429: the server has not executed it. */
  async #runWhenAllowed<T>(slot: Slot, send: () => Promise<T>): Promise<T> {
    for (let attempts = 1; ; attempts++) {
      await this.#enter(slot);
      const started = performance.now();
      try {
        const value = await send();
        this.#rejections = 0;
        return value;
      } catch (error) {
        if (
          !isRateLimit(error) ||
          attempts === MAX_ATTEMPTS ||
          !this.#pause(slot, started, error)
        ) {
          throw error;
        }
      } finally {
        this.#active--;
        this.#wake();
      }
    }
  }

  async #enter(slot: Slot): Promise<void> {
    try {
      for (;;) {
        slot.signal?.throwIfAborted();
        const wait = this.#pausedUntil - performance.now();
        if (wait > 0) {
          await sleep(wait, slot.signal);
        } else if (this.#active >= this.#limit(slot)) {
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
        } else {
          this.#active++;
          return;
        }
      }
    } catch (error) {
      this.#wake(); // the next in line, as this one takes no slot
      throw error;
    }
  }

  #limit({ parallelism }: Slot): number {
    return Math.max(1, Math.floor(parallelism / this.#divisor));
  }

  // All of them, because each may have another limit. Those that find no slot wait again.
  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) {
      resolve();
    }
  }

  /** Returns `false` if the server asks to wait for too long. */
  #pause(slot: Slot, started: number, { retryAfter }: ConfidentApiError): boolean {
    const wait = retryAfter ?? FIRST_PAUSE * 2 ** Math.min(this.#rejections, 6);
    if (wait > MAX_PAUSE) {
      return false;
    }
    // Requests that were sent together are rejected together: that counts once.
    if (started >= this.#pausedUntil) {
      this.#rejections++;
      this.#divisor *= 2;
    }
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + wait);
    this.#onPause({ operation: slot.operation, wait, parallelism: this.#limit(slot) });
    return true;
  }
}

function isTransient(error: unknown): boolean {
  if (!isConfidentError(error)) {
    return false;
  }
  return error.name === "ConfidentApiError"
    ? TRANSIENT.has(error.status)
    : error.name === "ConfidentConnectionError";
}

function isRateLimit(error: unknown): error is ConfidentApiError {
  return isConfidentError(error) && error.name === "ConfidentApiError" && error.status === 429;
}

/** Waits, or rejects with the signal's reason. */
function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", abort, { once: true });
  });
}
