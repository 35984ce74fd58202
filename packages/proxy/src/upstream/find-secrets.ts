import { redactText, spellingsOf } from "@confident-admin/core/internal";
import { isRedacted } from "./redact-secrets.ts";

/**
 * Returns the unredacted strings in fields with these names, the longest first. Also searches strings that contain
 * JSON.
 */
export function findSecrets(value: unknown, names: readonly string[]): readonly string[] {
  const found = new Set(search(value, names, false));
  return [...found].sort((a, b) => b.length - a.length);
}

function search(value: unknown, names: readonly string[], isSecret: boolean): string[] {
  if (typeof value === "string") {
    return [
      ...(isSecret && !isRedacted(value) ? [value] : []),
      ...search(parse(value), names, isSecret),
    ];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, field]) =>
        search(field, names, isSecret || names.includes(name)),
      )
    : [];
}

/** Replaces secrets in all strings and field names of a JSON value. Ignores secrets of fewer than 8 characters. */
export function redactStrings<T>(value: T, secrets: readonly string[]): T {
  return secrets.length === 0 ? value : (redact(value, secrets) as T);
}

function redact(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") {
    // Skip shorter strings, because they cannot contain the secret and the search is slow.
    return secrets.reduce(
      (text, secret) =>
        text.length < secret.length ? text : redactText(text, spellingsOf(secret)),
      value,
    );
  }
  if (Array.isArray(value)) {
    return value.map((item) => redact(item, secrets));
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, field]) => [
          redact(name, secrets),
          redact(field, secrets),
        ]),
      )
    : value;
}

function parse(text: string): unknown {
  try {
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
