const MASK = "*".repeat(15);
const VISIBLE = 6;
/** The last characters of a shorter secret would reveal too much of it. */
const MIN_LENGTH = 18;
const REDACTED = /^\*+[^*]{0,6}$/;

/** Copies a JSON value. In fields with these names, only the last six characters stay visible, as in the API's lists. */
export function redactSecrets(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactSecrets(item, names));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      names.includes(name) ? redactSecret(field) : redactSecrets(field, names),
    ]),
  );
}

/** Whether a secret is already redacted. */
export function isRedacted(secret: string): boolean {
  return REDACTED.test(secret);
}

function redactSecret(secret: unknown): unknown {
  if (secret === null || (typeof secret === "string" && isRedacted(secret))) {
    return secret;
  }
  const isLong = typeof secret === "string" && secret.length >= MIN_LENGTH;
  return isLong ? MASK + secret.slice(-VISIBLE) : MASK;
}
