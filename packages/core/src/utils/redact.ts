import { ConfidentError } from "../errors.ts";

/** Shorter strings are words that a message may contain by chance, not secrets. */
const MIN_SECRET_LENGTH = 8;
const MARK = "[redacted]";
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** Converts any thrown value to text. */
export function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown";
  }
}

/** Returns the ways a secret may be written: as it is, in JSON, and in a URL or a form, encoded once or twice. */
export function spellingsOf(secret: string): string[] {
  if (secret.length < MIN_SECRET_LENGTH) {
    return [];
  }
  const form = new URLSearchParams([[secret, ""]]).toString().slice(0, -1);
  const encoded = [encodeURIComponent(secret), form].flatMap((text) => [
    text,
    text.replace(/%../g, (code) => code.toLowerCase()),
  ]);
  const json = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, json, ...encoded, ...encoded.map(encodeURIComponent)])];
}

/** Replaces the secrets in a text. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
}

/**
 * Replaces the secrets in everything that an error of this package shows, except for its `cause`, which
 * {@link redactCause} handles.
 */
export function redactError<Failure extends Error>(
  error: Failure,
  secrets: readonly string[],
): Failure {
  const fields = error as unknown as Record<string, unknown>;
  for (const key of [...Object.keys(error), "message", "stack"]) {
    fields[key] = redactJson(fields[key], secrets);
  }
  return error;
}

function redactJson(data: unknown, secrets: readonly string[]): unknown {
  const escaped = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  try {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) {
      return data;
    }
    const clean = redactText(text, escaped);
    return clean === text ? data : JSON.parse(clean);
  } catch {
    return MARK; // nested too deeply, or a secret outside a string
  }
}

/**
 * Returns the error itself if it cannot hold a secret, otherwise a copy of its name, message and code: a custom `fetch`
 * may attach the request, and with it the key, to what it throws.
 */
export function redactCause(error: unknown, secrets: readonly string[]): unknown {
  try {
    if (secrets.length === 0 || isClean(error, secrets, new Set())) {
      return error;
    }
  } catch {
    // Nested too deeply, or a getter throws.
  }
  try {
    const { name = "Error", message = error, code } = (error ?? {}) as Record<string, unknown>;
    const show = (value: unknown) => redactText(String(value), secrets);
    return Object.assign(
      new Error(show(message)),
      { name: show(name) },
      typeof code === "string" && { code: show(code) },
    );
  } catch {
    return new Error(MARK); // a getter throws, or the value has no text
  }
}

function isClean(value: unknown, secrets: readonly string[], seen: Set<unknown>): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    return !secrets.some((secret) => String(value).includes(secret));
  }
  if (seen.has(value)) {
    return true;
  }
  seen.add(value);
  const holder = value as Record<PropertyKey, unknown>;
  return (
    isTransparent(holder) &&
    [...Reflect.ownKeys(holder), "name", "message", "stack"].every(
      (key) => isClean(key, secrets, seen) && isClean(holder[key], secrets, seen),
    )
  );
}

// Other objects, such as a Request, may show values that are not their own properties.
function isTransparent(value: object): boolean {
  return (
    (value instanceof Error ||
      Array.isArray(value) ||
      Object.getPrototypeOf(value) === Object.prototype) &&
    [Error, Array, Object].some(({ prototype }) => value.toString === prototype.toString) &&
    (value instanceof ConfidentError || !("toJSON" in value)) &&
    ![Symbol.toPrimitive, INSPECT].some((name) => name in value)
  );
}
