const MARK = "[redacted]";
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** What a thrown value says, whatever it is. */
export function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown";
  }
}

/** The text without the secrets. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
}

/**
 * Takes the secrets out of all that an error of this package shows, wherever they came from. What it makes of
 * somebody else's error, its `cause`, is {@link redactCause}'s to look through.
 */
export function redactError<Failure extends Error>(
  error: Failure,
  secrets: readonly string[],
): Failure {
  const shown = error as unknown as Record<string, unknown>;
  for (const key of [...Object.keys(error), "message", "stack"]) {
    shown[key] = redactJson(shown[key], secrets);
  }
  return error;
}

function redactJson(data: unknown, secrets: readonly string[]): unknown {
  const escaped = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  try {
    const text = JSON.stringify(data) as string | undefined;
    const clean = redactText(`${text}`, escaped);
    return clean === `${text}` ? data : JSON.parse(clean);
  } catch {
    return MARK; // nested too deeply, or with a secret where no string is
  }
}

/**
 * The error itself where no secret can be in it, else a copy of what can be shown: a `fetch` that
 * somebody brought along may hang the request, and with it the key, on what it throws.
 */
export function redactCause(error: unknown, secrets: readonly string[]): unknown {
  try {
    if (secrets.length === 0 || isClean(error, secrets, new Set())) {
      return error;
    }
  } catch {
    // Too deep, or with a getter that throws.
  }
  try {
    const { name = "Error", message = error, code } = Object(error) as Record<string, unknown>;
    const show = (value: unknown) => redactText(String(value), secrets);
    return Object.assign(
      new Error(show(message)),
      { name: show(name) },
      typeof code === "string" && { code: show(code) },
    );
  } catch {
    return new Error(MARK); // with a getter that throws, or no text at all
  }
}

function isClean(value: unknown, secrets: readonly string[], seen: Set<unknown>): boolean {
  if (Object(value) !== value) {
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

// Anything else may show values that its own keys do not hold, as a Request does.
function isTransparent(value: object): boolean {
  return (
    (value instanceof Error ||
      Array.isArray(value) ||
      Object.getPrototypeOf(value) === Object.prototype) &&
    [Error, Array, Object].some(({ prototype }) => value.toString === prototype.toString) &&
    !["toJSON", Symbol.toPrimitive, INSPECT].some((name) => name in value)
  );
}
