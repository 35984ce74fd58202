import { isConfidentError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { redactError } from "../utils/redact.ts";
import { execute } from "./execute.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";

/** The fields that the document marks with `x-secret`, each with its value. The JSON may be malformed. */
const SECRETS = /"(?:value|token|shadowValue)"\s*:\s*"((?:[^"\\]|\\.)*)/g;
/** The API masks all but the last characters of a key. */
const MASK = "***";
/** How many secrets a client keeps, the latest. */
const MAX_LEARNED = 100;

/**
 * Runs an operation whose response may contain secrets, as {@link execute} does. Returns them, and keeps them out of all
 * later errors and events of the client.
 *
 * @throws {ConfidentError}
 */
export async function executeWithSecrets<Data, Value>(
  client: ConfidentClient,
  operation: string,
  options: CallOptions | undefined,
  send: Parameters<typeof execute<Data, Value>>[3],
  read: Parameters<typeof execute<Data, Value>>[4],
): Promise<Value> {
  const { keys } = internalsOf(client, operation).http;
  // The JSON may be nested too deeply to be written.
  const learn = (data: unknown) =>
    ignoreErrors(() => {
      const latest = [...new Set([...secretsIn(data), ...keys.learned()])].slice(0, MAX_LEARNED);
      keys.learned = () => latest;
    });
  try {
    return await execute(client, operation, options, send, (data, status) => {
      learn(data);
      return read(data, status);
    });
  } catch (error) {
    if (isConfidentError(error)) {
      // Middleware may throw a frozen one.
      ignoreErrors(() => {
        if (error.cause instanceof SyntaxError) {
          delete error.cause; // it quotes the body
        }
        learn((error as { readonly body?: unknown }).body);
        redactError(error, keys.secrets());
      });
    }
    throw error;
  }
}

function secretsIn(data: unknown): string[] {
  const text = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  const escaped = Array.from(text.matchAll(SECRETS), ([, value = ""]) => value);
  return escaped
    .flatMap((value) => [value, JSON.parse(`"${value}"`) as string])
    .filter((value) => !value.includes(MASK));
}
