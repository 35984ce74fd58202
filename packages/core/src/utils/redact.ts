import { ConfidentError } from "../errors.ts";

/** A message can contain shorter strings by chance. */
const MIN_SECRET_LENGTH = 8;
/** A longer pattern would be slow or too large. The rest of the secret is redacted up to a space or quotation mark. */
const MAX_LENGTH = 256;
/** The most consecutive backslashes of a secret that a pattern spells out. */
const MAX_BACKSLASHES = 8;
/** Programs compare these fields, and they never contain strings from a response. */
const FIXED_FIELD = /^(?:name|delivery|method|operation|retryAfter)$/;
const MARK = "[redacted]";
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** Converts any thrown value to a string. */
export function toText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown";
  }
}

/**
 * Returns a pattern for {@link redactText}, or none for a short secret. Servers escape different characters in
 * different ways, so the pattern accepts each character plain or escaped, as in JSON, HTML, a URL or a form.
 */
export function spellingsOf(secret: string): string[] {
  return patternOf(secret, /\\+|./gsu);
}

/** Returns such a pattern for a secret in which servers escape only the parts that `escapable` matches. */
export function patternOf(secret: string, escapable: RegExp): string[] {
  const start = [...secret].slice(0, MAX_LENGTH).join("").replace(escapable, anySpelling);
  return secret.length < MIN_SECRET_LENGTH
    ? []
    : [secret.length > MAX_LENGTH ? `${start}[^\\s"]*` : start];
}

// Every quantifier has a limit, so that a hostile response cannot make the search slow.
function anySpelling(part: string): string {
  const code = part.codePointAt(0) as number;
  const hex = code.toString(16);
  const form = /[ +]/.test(part) ? "%2[0b]|[ +]" : `%${hex}`;
  const percent = (code > 127 ? encodeURIComponent(part) : form).replaceAll("%", "%(?:25){0,3}");
  const entity = `#x?0{0,4}(?:${hex}|${code})${/\w/.test(part) ? "" : "|\\w{2,6}"}`;
  const any = `${percent}|[ux]0{0,4}${hex}|&(?:amp;){0,3}(?:${entity});|\\u{${hex}}`;
  const count = Math.min([...part].length, MAX_BACKSLASHES);
  return `\\\\{0,${count * 8}}(?:${any}){1,${count}}`;
}

const compiled = new WeakMap<readonly string[], RegExp[]>();

/** Replaces everything that matches the patterns of {@link spellingsOf}. Compiles each array of patterns once. */
export function redactText(text: string, secrets: readonly string[]): string {
  const patterns = compiled.get(secrets) ?? secrets.map((secret) => new RegExp(secret, "giu"));
  compiled.set(secrets, patterns);
  return patterns.reduce((rest, pattern) => rest.replace(pattern, MARK), text);
}

/** Whether a string contains a secret. */
export function hasSecret(text: string, secrets: readonly string[]): boolean {
  return redactText(text, secrets) !== text;
}

/**
 * Replaces the secrets in every field of an error of this package, except `cause`. {@link redactCause} handles that.
 */
export function redactError<Failure extends Error>(
  error: Failure,
  secrets: readonly string[],
): Failure {
  const fields = error as unknown as Record<string, unknown>;
  for (const key of [...Object.keys(error), "message", "stack"]) {
    if (!FIXED_FIELD.test(key)) {
      fields[key] = redactJson(fields[key], secrets);
    }
  }
  return error;
}

function redactJson(data: unknown, secrets: readonly string[]): unknown {
  try {
    const text = JSON.stringify(data) as string | undefined;
    if (text === undefined) {
      return data;
    }
    const clean = redactText(text, secrets);
    return clean === text ? data : JSON.parse(clean);
  } catch {
    return MARK; // too deeply nested, or the secret was not inside a string
  }
}

/**
 * Returns the error itself if it cannot contain a secret, otherwise a copy of its name, message and code. A custom
 * `fetch` might attach the request, and with it the key, to an error.
 */
export function redactCause(error: unknown, secrets: readonly string[]): unknown {
  try {
    if (isClean(error, secrets, new Set())) {
      return error;
    }
  } catch {
    // Too deeply nested, or a getter throws.
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
    return new Error(MARK); // a getter throws, or the value cannot be converted
  }
}

function isClean(value: unknown, secrets: readonly string[], seen: Set<unknown>): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    return !hasSecret(String(value), secrets);
  }
  if (seen.has(value) || (secrets.length === 0 && !(value instanceof Error))) {
    return true;
  }
  seen.add(value);
  const holder = value as Record<PropertyKey, unknown>;
  return (
    // Errors of Node's HTTP parser have the response in `data`. Its secrets are not known yet.
    !("data" in holder) &&
    (secrets.length === 0 || isTransparent(holder)) &&
    [...Reflect.ownKeys(holder), "name", "message", "stack"].every(
      (key) => isClean(key, secrets, seen) && isClean(holder[key], secrets, seen),
    )
  );
}

// When inspected, other objects, such as a Request, can show values that are not their own properties.
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
