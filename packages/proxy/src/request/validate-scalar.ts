import type { Schema } from "@confident-admin/spec/operations";

// Deliberately lenient. These catch common mistakes, and the API validates the rest.
const FORMATS: Readonly<Record<string, readonly [name: string, pattern: RegExp]>> = {
  email: ["an email address", /^[^\s@]+@[^\s@]+$/],
  uuid: ["a UUID", /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i],
  "date-time": ["an ISO 8601 date and time", /^\d{4}-\d\d-\d\dT\d\d:\d\d\S*$/i],
};

/**
 * Describes what is wrong with a string. Returns `undefined` if it is valid. Counts characters, not UTF-16 code units.
 */
export function validateString(
  value: string,
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, format = "" }: Schema,
  label: string,
): string | undefined {
  const { length } = [...value];
  if (length < minLength) {
    return `${label} must have a minimum length of ${minLength}.`;
  }
  if (length > maxLength) {
    return `${label} must have a maximum length of ${maxLength}.`;
  }
  const [name, pattern] = FORMATS[format] ?? [];
  return pattern && !pattern.test(value) ? `${label} must be ${name}.` : undefined;
}

/** Describes what is wrong with a number. Returns `undefined` if it is valid. */
export function validateNumber(
  value: number,
  { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: Schema,
  label: string,
): string | undefined {
  if (value < minimum) {
    return `${label} must be at least ${minimum}.`;
  }
  return value > maximum ? `${label} must be at most ${maximum}.` : undefined;
}
