import { ConfidentArgumentError } from "../errors.ts";

// A server or proxy in between may decode more than once, so a dot segment is looked for in every
// depth of encoding, and next to an encoded slash too.
const SLASH = "[/\\\\]|%(?:25)*(?:2f|5c)";
const DOT_SEGMENT = new RegExp(`(?:^|${SLASH})(?:\\.|%(?:25)*2e){1,2}(?:$|${SLASH})`, "i");
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
  if (
    typeof value !== "string" ||
    !value ||
    value.length > MAX_LENGTH ||
    UNSENDABLE.test(value) ||
    DOT_SEGMENT.test(value)
  ) {
    throw new ConfidentArgumentError(
      `${name} must be a string of 1 to ${MAX_LENGTH} characters, without control characters, halves of surrogate pairs, or "." or ".." as a path segment in any encoding.`,
    );
  }
  return value;
}
