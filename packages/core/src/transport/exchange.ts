import {
  ConfidentAbortError,
  ConfidentConfigError,
  ConfidentTimeoutError,
  type Delivery,
  type RequestContext,
} from "../errors.ts";
import { withDeadline } from "./deadline.ts";
import { type Answer, type Outgoing, type Route, send } from "./send.ts";

/** What one attempt needs to know. */
export interface Attempt {
  readonly outgoing: Outgoing;
  readonly context: RequestContext;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  /** The answer that refused the last key, if that is why there is another attempt. */
  readonly refused: Answer | undefined;
}

/** Sends a request once and reads the whole answer, both under one deadline. */
export function exchange(route: Route, attempt: Attempt): Promise<Answer> {
  const { context, signal, timeout, refused } = attempt;
  let delivery: Delivery = "unsent";
  let over = false;
  return withDeadline<Answer>(
    timeout,
    signal,
    async (aborted) => {
      over = true;
      if (aborted) {
        throw abortError(context, delivery, signal);
      }
      if (delivery === "unsent") {
        route.keys.giveUp();
      }
      throw new ConfidentTimeoutError(`no whole answer within ${Math.ceil(timeout)} ms`, {
        ...context,
        delivery,
      });
    },
    async (controller) => {
      const key = await keyFor(route, attempt);
      if (over) {
        throw new Error(); // nobody waits for this any more
      }
      if (refused && key === refused.key) {
        return refused;
      }
      delivery = "unknown";
      return send(route, attempt.outgoing, context, key, controller);
    },
  );
}

/** What a call ends with when its signal is aborted. */
export function abortError(
  context: RequestContext,
  delivery: Delivery,
  signal: AbortSignal | undefined,
): ConfidentAbortError {
  const details = { ...context, delivery, cause: signal?.reason as unknown };
  return new ConfidentAbortError("aborted by the caller", details);
}

// Calls that ask for a key together fail together, but each with an error of its own.
async function keyFor({ keys }: Route, { context, refused }: Attempt): Promise<string | undefined> {
  try {
    return await keys.get(refused?.key);
  } catch (error) {
    const { message, cause } = error as Error;
    throw new ConfidentConfigError(message, { operation: context.operation, cause });
  }
}
