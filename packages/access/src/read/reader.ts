import { type CallOptions, type ConfidentAdmin, isConfidentError } from "@confident-admin/core";
import { IncompleteReadError, RejectedError } from "../model/errors.ts";
import type { ReadRecord } from "../model/snapshot.ts";
import type { AccessEvent } from "./events.ts";
import { Limiter } from "./limiter.ts";

/** How many reads are in flight at most. */
const PARALLEL_READS = 6;

/** One list to read. */
export interface ListRequest {
  readonly operation: string;
  readonly projectId?: string | undefined;
}

/** How a {@link Reader} sends requests. */
export interface ReaderOptions {
  /** Shared with other requests. */
  readonly limiter?: Limiter | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: AccessEvent) => void) | undefined;
}

/** Sends the reads of one snapshot, and records what was read. */
export class Reader {
  readonly admin: ConfidentAdmin;
  readonly records: ReadRecord[] = [];
  /** Whether the server returned the contents of some item, by what they are called. */
  readonly #contents = new Map<string, boolean>();
  readonly #limiter: Limiter;
  readonly #signal: AbortSignal | undefined;
  readonly #onEvent: (event: AccessEvent) => void;

  constructor(admin: ConfidentAdmin, { limiter, signal, onEvent }: ReaderOptions) {
    this.admin = admin;
    this.#signal = signal;
    this.#onEvent = ignoringErrors(onEvent);
    this.#limiter =
      limiter ?? new Limiter((pause) => this.#onEvent({ type: "rate-limit", ...pause }));
  }

  /**
   * Sends one request of a list.
   *
   * @throws {RejectedError} if the server rejects the key.
   */
  async send<T>(list: ListRequest, read: (options: CallOptions) => Promise<T>): Promise<T> {
    const slot = {
      operation: list.operation,
      parallelism: PARALLEL_READS,
      isRead: true,
      signal: this.#signal,
    };
    try {
      // The limiter retries. Two layers of retries would multiply.
      return await this.#limiter.run(slot, () => read({ signal: this.#signal, retries: 0 }));
    } catch (error) {
      throw toRejected(error) ?? error;
    }
  }

  /**
   * Reads a list that comes in one response, and records it. Without it, nothing useful remains.
   *
   * @throws {IncompleteReadError}
   */
  async list<T extends { readonly id?: string | number | undefined }>(
    list: ListRequest,
    read: (options: CallOptions) => Promise<T[]>,
  ): Promise<T[]> {
    const items = await this.require(list, read);
    this.record(list, items, !hasRepeatedId(items), items.length);
    return items;
  }

  /** Sends one request whose failure leaves nothing useful. */
  async require<T>(list: ListRequest, read: (options: CallOptions) => Promise<T>): Promise<T> {
    try {
      return await this.send(list, read);
    } catch (error) {
      throw isFailedRequest(error) ? incomplete(list, error) : error;
    }
  }

  record(
    list: ListRequest,
    items: readonly unknown[],
    complete: boolean,
    total: number | null,
  ): void {
    this.records.push({ ...list, count: items.length, complete });
    this.#onEvent({ type: "read", ...list, count: items.length, total });
  }

  /** Notes whether the server returns what items contain. An item without contents may be empty. */
  noteContents(name: string, contents: readonly unknown[]): void {
    if (contents.length > 0) {
      const isReturned = contents.some((content) => content !== undefined);
      this.#contents.set(name, isReturned || (this.#contents.get(name) ?? false));
    }
  }

  /** @throws {IncompleteReadError} if the server returned the contents of no item. */
  requireContents(): void {
    for (const [name, isReturned] of this.#contents) {
      if (!isReturned) {
        throw new IncompleteReadError(`The server does not return ${name}.`);
      }
    }
  }

  /** Reports a page of a list that has more. */
  progress(list: ListRequest, count: number, total: number): void {
    this.#onEvent({ type: "read", ...list, count, total });
  }
}

/** Whether two items have the same id, as if a list shifted while it was read. */
export function hasRepeatedId(items: readonly { readonly id?: unknown }[]): boolean {
  return new Set(items.map(({ id }) => id)).size < items.length;
}

/** Whether an error says that a request failed, and not that the caller stopped it or configured it wrongly. */
export function isFailedRequest(error: unknown): boolean {
  return isConfidentError(error) && !/^Confident(?:Abort|Config|Argument)Error$/.test(error.name);
}

function incomplete({ operation }: ListRequest, error: unknown): IncompleteReadError {
  return new IncompleteReadError(`${operation} failed: ${(error as Error).message}`, {
    cause: error,
  });
}

/** Returns the error to throw if the server rejects the key, or does not allow it the operation. */
export function toRejected(error: unknown): RejectedError | undefined {
  const status = isConfidentError(error) && error.name === "ConfidentApiError" && error.status;
  if (status !== 401 && status !== 403) {
    return undefined;
  }
  const reason =
    status === 401 ? "The server rejects the key." : "The key is not allowed to do this.";
  return new RejectedError(`${reason} ${(error as Error).message}`, { cause: error });
}

/** Makes a callback safe to call: an error in a progress display must not end an apply. */
export function ignoringErrors<T>(callback: ((value: T) => void) | undefined): (value: T) => void {
  return (value) => {
    try {
      callback?.(value);
    } catch {
      // The caller's.
    }
  };
}
