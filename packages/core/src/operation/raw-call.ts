import { checkSendable } from "../config/headers.ts";
import { validateLimits } from "../config/validate-limits.ts";
import { ConfidentArgumentError } from "../errors.ts";
import type { HttpOptions } from "../http/fetch-with-retry.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { Call } from "./call.ts";
import { annotateError } from "./error-context.ts";
import { isDeprecated, unexpectedResponse } from "./parse-response.ts";

/** The part of openapi-fetch's per-call options that matters here. */
export interface RawInit {
  readonly signal?: AbortSignal | null | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
  readonly headers?: unknown;
  readonly params?: { readonly header?: unknown };
  readonly middleware?: readonly unknown[];
  readonly bodySerializer?: unknown;
  readonly fetch?: unknown;
  readonly Request?: unknown;
  readonly call?: unknown;
}

/** What openapi-fetch returns. */
export interface RawResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Makes a direct openapi-fetch call safe: no listener stays on its signal, failures are typed errors, and no error
 * shows a key. `timeout` and `retries` work as they do for wrappers.
 */
export async function rawCall(
  http: HttpOptions,
  init: RawInit,
  onDeprecated: (call: Call) => void,
  dispatch: (call: Call, init: RawInit) => Promise<RawResult>,
): Promise<RawResult> {
  // A Request would keep a listener on the signal for its whole lifetime.
  const { signal: given, timeout, retries, ...rest } = init;
  const signal = given ?? undefined;
  const call = new Call(undefined, { signal, timeout, retries });
  try {
    validateLimits({ signal, timeout, retries }, ConfidentArgumentError);
    if (rest.fetch || rest.Request) {
      throw new ConfidentArgumentError(
        "A single call cannot set fetch or Request. Pass fetch to the client.",
      );
    }
    checkSendable(rest.headers);
    checkSendable(rest.params?.header);
    const result = await dispatch(call, { ...rest, call });
    if (isDeprecated(result.data ?? result.error)) {
      ignoreErrors(() => onDeprecated(call));
    }
    return result;
  } catch (error) {
    const { response, context } = call;
    // Middleware might throw its own SyntaxError.
    const unreadable = error instanceof SyntaxError && response && !isJson(response.body);
    throw annotateError(
      unreadable ? unexpectedResponse(context, response) : error,
      undefined,
      http.keys.secrets(),
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
