import { onlyKnown } from "../only-known.ts";
import { OPERATIONS } from "./document.ts";
import type { OperationId } from "./types.ts";

/** Something that goes wrong with one request. */
export interface Fault {
  /** The `operationId` of the request that it waits for. Default: whichever comes first. */
  readonly operation?: OperationId | undefined;
  /** The status to answer with, 400 to 599, in the operation's place. Default: the operation is done. */
  readonly status?: number | undefined;
  /** The `Retry-After` header to send with it: whole seconds, or a date as `toUTCString` writes it. Without a status it goes with a 503. */
  readonly retryAfter?: number | string | undefined;
  /** Milliseconds to wait first, at most 2,147,483,647. */
  readonly delay?: number | undefined;
  /**
   * Breaks the connection: `true` in the operation's place, `"answer"` after the operation has been done, so
   * that only its answer is lost.
   */
  readonly drop?: boolean | "answer" | undefined;
}

const IDS = OPERATIONS.map(({ id }) => id);

/** The faults that are still to happen, each once, in the order in which they were asked for. */
export class Faults {
  #waiting: Fault[] = [];

  /**
   * @throws {TypeError} if it is none, or has a name that no fault has.
   * @throws {RangeError} if the fault could never happen.
   */
  add(fault: Fault): void {
    onlyKnown("A fault", fault, ["operation", "status", "retryAfter", "delay", "drop"]);
    const why = whyNever(fault);
    if (why !== undefined) {
      throw new RangeError(why);
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

function whyNever(fault: Fault): string | undefined {
  const { operation, status = 400, delay = 0, retryAfter = 0, drop = false } = fault;
  if (operation !== undefined && !IDS.includes(operation)) {
    return `There is no operation ${operation}. There are ${IDS.join(", ")}.`;
  }
  if ((fault.status ?? fault.retryAfter ?? fault.delay ?? fault.drop) === undefined) {
    return "A fault has a status, a retryAfter, a delay or a drop: else nothing goes wrong.";
  }
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    return "The status of a fault is a whole number from 400 to 599.";
  }
  if (!(Number.isFinite(delay) && delay >= 0 && delay < 2 ** 31)) {
    return "The delay of a fault is milliseconds from 0 to 2147483647.";
  }
  if (!isRetryAfter(`${retryAfter}`)) {
    return "The retryAfter of a fault is whole seconds from 0, or an HTTP date.";
  }
  if (![true, false, "answer"].includes(drop)) {
    return 'The drop of a fault is true, false or "answer".';
  }
  return drop === "answer" && (fault.status ?? fault.retryAfter) !== undefined
    ? 'A fault with drop: "answer" does the operation: it has no status.'
    : undefined;
}

function isRetryAfter(value: string): boolean {
  // That of a date which is none would be "Invalid Date", and so would be what it is compared with.
  return /^\d+$/.test(value) || (/GMT$/.test(value) && new Date(value).toUTCString() === value);
}
