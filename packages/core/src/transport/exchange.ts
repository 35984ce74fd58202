import {
  ConfidentAbortError,
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
  const { outgoing, context, signal, timeout, refused } = attempt;
  let delivery: Delivery = "unsent";
  return withDeadline<Answer>(
    timeout,
    signal,
    async (aborted) => {
      if (aborted) {
        throw abortError(context, delivery, signal);
      }
      if (delivery === "unsent") {
        route.keys.giveUp();
      }
      const message = `no whole answer within ${Math.ceil(timeout)} ms`;
      throw new ConfidentTimeoutError(message, { ...context, delivery });
    },
    async (deadline) => {
      const key = await route.keys.get(refused?.key);
      if (deadline.over) {
        throw new Error(); // nobody waits for this any more
      }
      if (refused && key === refused.key) {
        return refused;
      }
      delivery = "unknown";
      return send(route, outgoing, context, key, deadline);
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
