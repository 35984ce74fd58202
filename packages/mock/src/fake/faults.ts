import { type OperationId, operations } from "@confident-admin/spec/operations";
import { checkOptions } from "../check-options.ts";

/** Makes one request fail. */
export interface Fault {
  /**
   * The `operationId` of the request that fails.
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
  /** The `Retry-After` header: seconds, or a date in the format of `toUTCString`. If set, `status` defaults to 503. */
  readonly retryAfter?: number | string | undefined;
  /** How long to wait before responding, in milliseconds, at most 2,147,483,647. */
  readonly delay?: number | undefined;
  /**
   * Closes the connection without a response: `true` before the operation is performed, `"response"` afterwards.
   *
   * @default false
   */
  readonly drop?: boolean | "response" | undefined;
}

/** The pending faults, in the order they were added. Each happens once. */
export class Faults {
  #pending: Fault[] = [];

  /**
   * @throws {TypeError} if the fault is not an object or has an unknown property.
   * @throws {RangeError} if a value is invalid, or if the fault would have no effect.
   */
  add(fault: Fault): void {
    checkOptions("failNext", fault, ["operation", "status", "retryAfter", "delay", "drop"]);
    const problem = findProblem(fault);
    if (problem !== undefined) {
      throw new RangeError(problem);
    }
    this.#pending.push({ ...fault });
  }

  /** Removes and returns the fault for a request. Returns `{}` if no fault applies. */
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
    return `Unknown operation ${operation}. Use one of ${Object.keys(operations).join(", ")}.`;
  }
  if (!(Number.isInteger(status) && status >= 400 && status <= 599)) {
    return "status must be an integer from 400 to 599.";
  }
  if (!(Number.isFinite(delay) && delay >= 0 && delay < 2 ** 31)) {
    return "delay must be a number of milliseconds from 0 to 2147483647.";
  }
  if (!isRetryAfter(retryAfter)) {
    return "retryAfter must be a whole number of seconds or an HTTP date.";
  }
  if (![true, false, "response"].includes(drop)) {
    return 'drop must be true, false or "response".';
  }
  const replaces = (fault.status ?? fault.retryAfter) !== undefined;
  if (!(replaces || delay || drop)) {
    return "A fault needs a status, retryAfter, delay or drop. A delay of 0 and drop: false have no effect.";
  }
  return drop === "response" && replaces
    ? 'drop: "response" performs the operation, so it cannot be combined with status or retryAfter.'
    : undefined;
}

function isRetryAfter(value: number | string): boolean {
  if (typeof value === "number") {
    return Number.isSafeInteger(value) && value >= 0;
  }
  // Invalid dates are formatted as "Invalid Date", so without the GMT check that string would be accepted.
  return /^\d+$/.test(value) || (/GMT$/.test(value) && new Date(value).toUTCString() === value);
}
