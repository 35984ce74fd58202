import { ConfidentArgumentError } from "../errors.ts";

// What follows ";" is a parameter of the segment to some servers.
const DOT_SEGMENT = /(?:^|[/\\])\.\.?(?:$|[/\\;?#])/;
// Dots and slashes as only careless decoders read them: in more bytes than needed, and not a URL's encoding at all.
const ODD =
  /%(?:c0%(?:a[ef]|2[ef])|c1%9c|(?:e0|f0%80)%8(?:0%a[ef]|1%9c)|u(?:00(?:2[ef]|5c)|ff(?:0[ef]|3c)))/i;
const ENCODED = /%([0-7][\da-f])/gi;
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;
const MAX_LENGTH = 1024;

/**
 * Fills a path template; each value becomes exactly one path segment, encoded exactly once. Some ids of the
 * document are integers.
 *
 * @throws {ConfidentArgumentError} if a value could reach another endpoint, or none.
 */
export function serializePath(template: string, values: Record<string, unknown> = {}): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    return encodeURIComponent(checkSegment(name, Number.isSafeInteger(value) ? `${value}` : value));
  });
}

/**
 * The value if it can be a path segment.
 *
 * @throws {ConfidentArgumentError} if it could reach another endpoint, or none.
 */
export function checkSegment(name: string, value: unknown): string {
  if (typeof value !== "string" || !value || value.length > MAX_LENGTH || isHostile(value)) {
    throw new ConfidentArgumentError(
      `${name} must be a string of 1 to ${MAX_LENGTH} characters, without control characters, halves of surrogate pairs, or "." or ".." as a path segment in any encoding.`,
    );
  }
  return value;
}

// A server or proxy in between may decode more than once, and what it decodes may be another encoding.
function isHostile(value: string): boolean {
  const decoded = value.replace(ENCODED, (_, code) => String.fromCharCode(Number(`0x${code}`)));
  return (
    [UNSENDABLE, DOT_SEGMENT, ODD].some((pattern) => pattern.test(value)) ||
    (decoded !== value && isHostile(decoded))
  );
}
