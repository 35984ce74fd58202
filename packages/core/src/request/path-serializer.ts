import { ConfidentArgumentError } from "../errors.ts";

// What follows ";" is a parameter of the segment to some servers.
const DOT_SEGMENT = /(?:^|[/\\])\.\.?(?:$|[/\\;?#])/;
// Dots as only careless decoders read them: two bytes for one, and not a URL's encoding at all.
const ODD_DOT = /%(?:c0%ae|u002e)/i;
const ENCODED = /%([0-7][\da-f])/gi;
const UNSENDABLE = /[\p{Cc}\p{Cs}]/u;
const MAX_LENGTH = 1024;

/**
 * Fills a path template; each value becomes exactly one path segment, encoded exactly once.
 *
 * @throws {ConfidentArgumentError} if a value could reach another endpoint, or none.
 */
export function serializePath(template: string, values: Record<string, unknown> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(checkSegment(name, values[name])),
  );
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
    [UNSENDABLE, DOT_SEGMENT, ODD_DOT].some((pattern) => pattern.test(value)) ||
    (decoded !== value && isHostile(decoded))
  );
}
