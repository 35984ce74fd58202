import { findSecrets, redactStrings } from "./find-secrets.ts";
import { isObject } from "./read-created-id.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** The names of a response's secret fields. */
export interface SecretFields {
  /** The fields to redact. */
  readonly redacted: readonly string[];
  /** The fields whose values only the body is allowed to contain. */
  readonly passed: readonly string[];
}

/** A response's body for the caller. */
interface Body {
  readonly value: Readonly<Record<string, unknown>>;
  /** All secrets in the original body, including those that the caller gets. */
  readonly secrets: readonly string[];
}

/**
 * Parses and redacts a body. Returns `undefined` if it is not a JSON object.
 *
 * @param redact - redacts the key
 */
export function readBody(
  body: unknown,
  { redacted, passed }: SecretFields,
  redact: (text: string) => string,
): Body | undefined {
  try {
    const parsed: unknown = typeof body === "string" ? JSON.parse(body) : body;
    // Serialize again before redaction, so that no escape sequence can hide the key.
    const safe: unknown = JSON.parse(redact(JSON.stringify(parsed)));
    const value = redactStrings(redactSecrets(safe, redacted), findSecrets(safe, redacted));
    const secrets = findSecrets(safe, [...redacted, ...passed]);
    return isObject(value) ? { value, secrets } : undefined;
  } catch {
    return undefined;
  }
}
