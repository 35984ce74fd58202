import { OPERATIONS } from "./document.ts";
import type { OperationId } from "./types.ts";

/** Something that goes wrong with one request. */
export interface Fault {
  /** The `operationId` of the request that it waits for. Default: whichever comes first. */
  readonly operation?: OperationId | undefined;
  /** The status to answer with, 400 to 599, in the operation's place. Default: the operation is done. */
  readonly status?: number | undefined;
  /** The `Retry-After` header to send with it: whole seconds, or an HTTP date. Without a status it goes with a 503. */
  readonly retryAfter?: number | string | undefined;
  /** Milliseconds to wait first, at most 2,147,483,647. */
  readonly delay?: number | undefined;
  /**
   * Breaks the connection: `true` in the operation's place, `"answer"` after the operation has been done, so
   * that only its answer is lost.
   */
  readonly drop?: boolean | "answer" | undefined;
}

/** The faults that are still to happen, each once, in the order in which they were asked for. */
export class Faults {
  #waiting: Fault[] = [];

  /** @throws {RangeError} if the fault could never happen. */
  add(fault: Fault): void {
    const { operation, status = 400, delay = 0, retryAfter = 0, drop } = fault;
    const ids = OPERATIONS.map(({ id }) => id);
    if (operation !== undefined && !ids.includes(operation)) {
      throw new RangeError(`There is no operation ${operation}. There are ${ids.join(", ")}.`);
    }
    if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
      throw new RangeError("The status of a fault is a whole number from 400 to 599.");
    }
    if (!(delay >= 0 && delay < 2 ** 31)) {
      throw new RangeError("The delay of a fault is milliseconds from 0 to 2147483647.");
    }
    if (!/^(?:\d+|[A-Z][a-z]+, [\w :-]+)$/.test(`${retryAfter}`)) {
      throw new RangeError("The retryAfter of a fault is whole seconds from 0, or an HTTP date.");
    }
    if (drop === "answer" && (fault.status ?? fault.retryAfter) !== undefined) {
      throw new RangeError('A fault with drop: "answer" does the operation: it has no status.');
    }
    this.#waiting.push({ ...fault });
  }

  /** The fault for a request, which then has happened. */
  take(operation: OperationId): Fault {
    const index = this.#waiting.findIndex((fault) => (fault.operation ?? operation) === operation);
    return index < 0 ? {} : (this.#waiting.splice(index, 1)[0] as Fault);
  }

  clear(): void {
    this.#waiting = [];
  }
}
