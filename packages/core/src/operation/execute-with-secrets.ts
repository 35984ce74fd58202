import { isConfidentError } from "../errors.ts";
import { type ApiKeyProvider, longestFirst } from "../http/api-key-provider.ts";
import type { CallOptions } from "../options.ts";
import { ignoreErrors } from "../utils/ignore-errors.ts";
import { patternOf, redactError } from "../utils/redact.ts";
import { execute } from "./execute.ts";
import { type ConfidentClient, internalsOf } from "./internals.ts";

/** The fields that the document marks with `x-secret`, each with its value. Also works if the JSON is malformed. */
const SECRETS = /"(?:value|token|shadowValue)"\s*:\s*"((?:[^"\\]|\\.)*)/g;
/** How an API masks a value: a repeated character or an ellipsis. Also excludes values with half a surrogate pair. */
const MASK = /([^\w/+-])\1\1|…|\p{Cs}/u;
/** Servers do not escape letters and digits, and many long patterns would be slow. */
const ESCAPABLE = /\\+|[^\w-]/gu;
/**
 * How many of the latest secrets a client remembers: for each operation that creates them, and for all others together.
 */
const MAX_LEARNED = 100;
/**
 * Secrets by client and operation. They are not stored in the client, so that an inspected client does not show them.
 */
const learned = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * Runs an operation whose response can contain secrets, as {@link execute} does. Redacts these secrets in all later
 * errors and events of the client.
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
      // Middleware might throw a frozen error.
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

// Lists can contain many tokens, which must not displace the value of a new key.
function remember(keys: ApiKeyProvider, operation: string, found: readonly string[]): void {
  if (found.length === 0) {
    return; // most responses contain only masked values, and compiling new patterns takes time
  }
  const lists = learned.get(keys) ?? new Map<string, readonly string[]>();
  const list = operation.startsWith("create") ? operation : "";
  const latest = [...new Set([...found, ...(lists.get(list) ?? [])])].slice(0, MAX_LEARNED);
  learned.set(keys, lists.set(list, latest));
  const all = new Set([...lists.values()].flat());
  keys.learn(longestFirst(all).flatMap((secret) => patternOf(secret, ESCAPABLE)));
}

// Too deeply nested values cannot be written as JSON.
function secretsIn(data: unknown): string[] {
  const text = typeof data === "string" ? data : (JSON.stringify(data) ?? "");
  const escaped = Array.from(text.matchAll(SECRETS), ([, value = ""]) => value);
  return escaped.flatMap((value) => [value, unescaped(value)]).filter((value) => !MASK.test(value));
}

function unescaped(value: string): string {
  try {
    return JSON.parse(`"${value}"`) as string;
  } catch {
    return value; // incomplete, or not valid JSON
  }
}
