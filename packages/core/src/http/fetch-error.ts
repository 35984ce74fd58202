import {
  ConfidentConfigError,
  ConfidentConnectionError,
  ConfidentResponseError,
  type RequestContext,
} from "../errors.ts";
import { isFrameworkSignal } from "../utils/framework-signal.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { redactCause, redactError } from "../utils/redact.ts";
import { hostOf } from "./host-of.ts";
import { isDecodingError, isUnsent, type NetworkError, networkError } from "./network-error.ts";

const BLOCKED_PORT = /^Error: bad port$|Requests to port \d+ are blocked/;
const INVALID_URL = /Invalid URL|parse URL|URL is invalid/;
const NO_PERMISSION = /Requires net access/; // Deno

/** A request that failed. */
export interface Failed {
  readonly context: RequestContext;
  readonly baseUrl: string;
  readonly secrets: readonly string[];
}

/** Returns the error to throw if `fetch` fails. A framework's signal is returned unchanged. */
export function fetchError(error: unknown, failed: Failed): unknown {
  if (isFrameworkSignal(error)) {
    return signalOf(error as Error, failed);
  }
  const failure = networkError(error);
  const mistake = configMistake(failure, failed.baseUrl);
  if (mistake) {
    const cause = redactCause(error, failed.secrets);
    return new ConfidentConfigError(mistake, { ...failed.context, cause });
  }
  return connectionError(error, failure, isUnsent(failure), failed);
}

/** Returns the error to throw if reading the body of a success fails. */
export function bodyError(error: unknown, status: number, failed: Failed): unknown {
  if (isFrameworkSignal(error)) {
    return signalOf(error as Error, failed);
  }
  const failure = networkError(error);
  if (isDecodingError(failure)) {
    const cause = redactCause(error, failed.secrets);
    const details = { ...failed.context, status, cause };
    return new ConfidentResponseError("the body cannot be decompressed", details);
  }
  return connectionError(error, failure, false, failed);
}

// The framework needs the same object back. Its message can contain the key if the caller passed it as an id by
// mistake.
function signalOf(signal: Error, { secrets }: Failed): Error {
  ignoreErrors(() => secrets.length > 0 && redactError(signal, secrets));
  return signal;
}

// The request was never sent, and a retry would fail in the same way.
function configMistake({ code, text }: NetworkError, baseUrl: string): string | undefined {
  if (!baseUrl.startsWith("http") && (code === "ERR_INVALID_URL" || INVALID_URL.test(text))) {
    return "baseUrl is a path, which works only in a page. Elsewhere, such as on a server, set an absolute URL.";
  }
  if (BLOCKED_PORT.test(text)) {
    return `fetch does not allow the port in ${hostOf(baseUrl)}. Use another port, or pass a fetch that allows it.`;
  }
  return NO_PERMISSION.test(text)
    ? `This process is not allowed to connect to ${hostOf(baseUrl)}. Run Deno with --allow-net.`
    : undefined;
}

function connectionError(
  error: unknown,
  { code, text }: NetworkError,
  unsent: boolean,
  { context, baseUrl, secrets }: Failed,
): ConfidentConnectionError {
  const cause = redactCause(error, secrets);
  const reason = reasonOf(code === undefined ? networkError(cause).text : text, code);
  const details = { ...context, code, delivery: unsent ? "unsent" : "unknown", cause } as const;
  return new ConfidentConnectionError(`connection to ${hostOf(baseUrl)} failed ${reason}`, details);
}

function reasonOf(text: string, code: string | undefined): string {
  // The query can contain personal data.
  const said = text.trim().replace(/(https?:\/\/[^\s"'?]*)\?[^\s"')]*/g, "$1");
  return code === undefined
    ? `(${said})`
    : `(${code})${said && !said.includes(code) ? `: ${said}` : ""}`;
}
