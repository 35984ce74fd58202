import { type OperationId, operations } from "@confident-admin/spec/operations";
import { checkOptions } from "../check-options.ts";

/** Something that goes wrong with one request. */
export interface Fault {
  /**
   * The `operationId` of the request to wait for.
   *
   * @default the next request
   */
  readonly operation?: OperationId | undefined;
  /**
   * The status to respond with instead of performing the operation, 400 to 599.
   *
   * @default the operation is performed
   */
  readonly status?: number | undefined;
  /** The `Retry-After` header: seconds, or a date as `toUTCString` writes it. Without a status, it comes with a 503. */
  readonly retryAfter?: number | string | undefined;
  /** How long to wait first, in milliseconds, at most 2,147,483,647. */
  readonly delay?: number | undefined;
  /**
   * Breaks the connection: `true` instead of performing the operation, `"answer"` after it, so that only the response
   * is lost.
   */
  readonly drop?: boolean | "answer" | undefined;
}

/** The pending faults. Each happens once, in the order in which they were added. */
export class Faults {
  #pending: Fault[] = [];

  /**
   * @throws {TypeError} if the fault is not an object, or has an unknown name.
   * @throws {RangeError} if the fault can never happen.
   */
  add(fault: Fault): void {
    checkOptions("A fault", fault, ["operation", "status", "retryAfter", "delay", "drop"]);
    const problem = findProblem(fault);
    if (problem !== undefined) {
      throw new RangeError(problem);
    }
    this.#pending.push({ ...fault });
  }

  /** Removes and returns the fault for a request; `{}` if there is none. */
  take(operation: OperationId): Fault {
    const index = this.#pending.findIndex((fault) => (fault.operation ?? operation) === operation);
    return index < 0 ? {} : (this.#pending.splice(index, 1)[0] as Fault);
  }

  clear(): void {
    this.#pending = [];
  }
}

function findProblem(fault: Fault): string | undefined {
  const { operation, status = 400, delay = 0, retryAfter = 0, drop = false } = fault;
  if (operation !== undefined && !Object.hasOwn(operations, operation)) {
    return `There is no operation ${operation}. Use one of ${Object.keys(operations).join(", ")}.`;
  }
  if ((fault.status ?? fault.retryAfter ?? fault.delay ?? fault.drop) === undefined) {
    return "A fault has a status, a retryAfter, a delay or a drop. Without one, nothing goes wrong.";
  }
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    return "The status of a fault must be an integer from 400 to 599.";
  }
  if (!(Number.isFinite(delay) && delay >= 0 && delay < 2 ** 31)) {
    return "The delay of a fault must be milliseconds from 0 to 2147483647.";
  }
  if (!isRetryAfter(`${retryAfter}`)) {
    return "The retryAfter of a fault must be whole seconds from 0, or an HTTP date.";
  }
  if (![true, false, "answer"].includes(drop)) {
    return 'The drop of a fault must be true, false or "answer".';
  }
  return drop === "answer" && (fault.status ?? fault.retryAfter) !== undefined
    ? 'A fault with drop: "answer" performs the operation, so it has no status.'
    : undefined;
}

function isRetryAfter(value: string): boolean {
  // The GMT check rejects "Invalid Date", which an invalid date becomes too.
  return /^\d+$/.test(value) || (/GMT$/.test(value) && new Date(value).toUTCString() === value);
}
