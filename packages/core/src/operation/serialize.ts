import { ConfidentArgumentError } from "../errors.ts";

// Some servers treat everything after ";" as a parameter of the segment.
const DOT_SEGMENT = /(?:^|[/\\])\.\.?(?:$|[/\\;?#])/;
// Dots and slashes that only careless decoders accept: overlong UTF-8, and %u escapes.
const OVERLONG =
  /%(?:c0%(?:a[ef]|2[ef])|c1%9c|(?:e0|f0%80)%8(?:0%a[ef]|1%9c)|u(?:00(?:2[ef]|5c)|ff(?:0[ef]|3c)))/i;
const ENCODED = /%([0-7][\da-f])/gi;
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;
const MAX_LENGTH = 1024;

/**
 * Fills a path template. Each value becomes exactly one path segment, encoded exactly once. Integers are ids too.
 *
 * @throws {ConfidentArgumentError} if a value could reach another endpoint.
 */
export function serializePath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    return encodeURIComponent(checkSegment(name, Number.isSafeInteger(value) ? `${value}` : value));
  });
}

/**
 * Returns the value if it can be a path segment.
 *
 * @throws {ConfidentArgumentError} if it could reach another endpoint.
 */
export function checkSegment(name: string, value: unknown): string {
  if (typeof value !== "string" || !value || value.length > MAX_LENGTH || isHostile(value)) {
    throw new ConfidentArgumentError(
      `${name} must be a string of 1 to ${MAX_LENGTH} characters, without control characters, lone surrogates, or "." or ".." as a path segment in any encoding.`,
    );
  }
  return value;
}

/**
 * Writes a body as JSON.
 *
 * @throws {ConfidentArgumentError} if the body cannot be written as JSON, such as a bigint or a cycle.
 */
export function serializeBody(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new ConfidentArgumentError("The body cannot be written as JSON.", { cause });
  }
}

// Servers and proxies sometimes decode more than once, and the result can be encoded in yet another way.
function isHostile(value: string): boolean {
  const decoded = value.replace(ENCODED, (_, code) => String.fromCharCode(Number(`0x${code}`)));
  return (
    UNSENDABLE.test(value) ||
    DOT_SEGMENT.test(value) ||
    OVERLONG.test(value) ||
    (decoded !== value && isHostile(decoded))
  );
}
