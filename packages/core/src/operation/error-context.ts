import { isConfidentError } from "../errors.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { redactError } from "../utils/redact.ts";
import { type ClientInternals, type ConfidentClient, internalsOf } from "./internals.ts";

/**
 * Runs work. Adds the operation to errors that have none, and redacts keys from them, because callers sometimes pass a
 * key as an id or a name and servers echo it.
 */
export async function withErrorContext<T>(
  client: ConfidentClient,
  operation: string,
  work: (internals: ClientInternals) => Promise<T>,
): Promise<T> {
  const internals = internalsOf(client, operation);
  try {
    return await work(internals);
  } catch (error) {
    throw annotateError(error, operation, internals.http.keys.secrets());
  }
}

/** Adds the operation to an error of this package and redacts its secrets. */
export function annotateError(
  error: unknown,
  operation: string | undefined,
  secrets: readonly string[],
): unknown {
  if (isConfidentError(error)) {
    // Middleware might throw a frozen error.
    ignoreErrors(() => {
      Object.assign(error, { operation: error.operation ?? operation });
      redactError(error, secrets);
    });
  }
  return error;
}
