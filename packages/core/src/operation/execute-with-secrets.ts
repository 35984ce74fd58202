import { isConfidentError } from "../errors.ts";
import { type ApiKeyProvider, longestFirst } from "../http/api-key-provider.ts";
import type { CallOptions } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { patternOf, redactError } from "../utils/redact.ts";
import { execute } from "./execute.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";

/** The fields that the document marks with `x-secret`, each with its value. The JSON may be malformed. */
const SECRETS = /"(?:value|token|shadowValue)"\s*:\s*"((?:[^"\\]|\\.)*)/g;
/** How an API masks a value: the same character again and again, or an ellipsis. No secret has half a character. */
const MASK = /([^\w/+-])\1\1|…|\p{Cs}/u;
/** Servers escape no letters and digits, and many long patterns are slow. */
const ESCAPABLE = /\\+|[^\w-]/gu;
/** How many secrets a client keeps of each operation that creates them, and of all others together: the latest. */
const MAX_LEARNED = 100;
/** By client and operation. Not in the client, so that an inspected client does not show them. */
const learned = new WeakMap<object, Map<string, readonly string[]>>();

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
  const learn = (data: unknown) => ignoreErrors(() => remember(keys, operation, secretsIn(data)));
  try {
    return await execute(
      client,
      operation,
      options,
      (api, call) => {
        Object.assign(call.options, { onBody: learn });
        return send(api, call);
      },
      (data, status) => {
        learn(data); // middleware may have changed the body
        return read(data, status);
      },
    );
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

// Lists may hold many tokens, which must not displace the value of a new key.
function remember(keys: ApiKeyProvider, operation: string, found: readonly string[]): void {
  if (found.length === 0) {
    return; // most responses hold masked values only, and new patterns must be compiled
  }
  const lists = learned.get(keys) ?? new Map<string, readonly string[]>();
  const list = operation.startsWith("create") ? operation : "";
  const latest = [...new Set([...found, ...(lists.get(list) ?? [])])].slice(0, MAX_LEARNED);
  learned.set(keys, lists.set(list, latest));
  const all = new Set([...lists.values()].flat());
  keys.learn(longestFirst(all).flatMap((secret) => patternOf(secret, ESCAPABLE)));
}

// The JSON may be nested too deeply to be written.
function secretsIn(data: unknown): string[] {
  const text = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  const escaped = Array.from(text.matchAll(SECRETS), ([, value = ""]) => value);
  return escaped.flatMap((value) => [value, unescaped(value)]).filter((value) => !MASK.test(value));
}

function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`) as string;
  } catch {
    return value; // cut off, or not valid JSON
  }
}
