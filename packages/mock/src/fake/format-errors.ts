import type { OutputUnit } from "@cfworker/json-schema";

/** These keywords only report that a nested value is invalid. The nested value has its own error. */
const CONTAINERS: ReadonlySet<string> = new Set([
  "$ref",
  "anyOf",
  "if",
  "properties",
  "additionalProperties",
  "items",
]);

/** Descriptions of the document's formats. */
const MEANINGS: Readonly<Record<string, string>> = {
  "date-time": "a date and time such as 2026-01-01T00:00:00.000Z",
  email: "an email address",
  uuid: "a UUID",
};

/** Formatters by keyword. They receive the path of the invalid value and the validator's message. */
const FORMATS: Readonly<Record<string, (path: readonly string[], error: string) => string>> = {
  false: (path) => `${nameOf(path)} is not a known field`,
  required: (path, error) => {
    const [, field = ""] = /"(.*)"/s.exec(error) ?? [];
    return `${nameOf([...path, field])} is missing`;
  },
  type: (path, error) => {
    const [found, ...expected] = [...error.matchAll(/"(\w+)"/g)].map(([, type = ""]) =>
      withArticle(type),
    );
    return `${nameOf(path)} must be ${expected.join(" or ")}, not ${found}`;
  },
  format: (path, error) => {
    const [, format = ""] = /"(.*)"/.exec(error) ?? [];
    return `${nameOf(path)} must be ${MEANINGS[format] ?? `a valid ${format}`}`;
  },
  minLength: (path) => `${nameOf(path)} is empty or too short`,
  maxLength: (path, error) => {
    const [found, limit] = numbersIn(error);
    return `${nameOf(path)} must have at most ${limit} characters, not ${found}`;
  },
  minItems: (path, error) => {
    const [found, limit] = numbersIn(error);
    return `${nameOf(path)} must have at least ${limit} ${limit === "1" ? "item" : "items"}, not ${found}`;
  },
  minimum: (path, error) => {
    const [found, limit] = numbersIn(error);
    return `${nameOf(path)} must be at least ${limit}, not ${found}`;
  },
  maximum: (path, error) => {
    const [found, limit] = numbersIn(error);
    return `${nameOf(path)} must be at most ${limit}, not ${found}`;
  },
};

/** Formats a validator's errors as one readable message. */
export function formatErrors(errors: readonly OutputUnit[]): string {
  return errors
    .filter(({ keyword }) => !CONTAINERS.has(keyword))
    .map(({ keyword, instanceLocation, error }) => {
      const path = instanceLocation.split("/").slice(1).map(decode);
      return FORMATS[keyword]?.(path, error) ?? `${nameOf(path)}: ${error.replace(/\.$/, "")}`;
    })
    .join("; ");
}

/** The invalid number and the limit in a validator's message. */
function numbersIn(error: string): readonly string[] {
  return error.match(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? [];
}

function decode(part: string): string {
  return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
}

function nameOf([field, ...inside]: readonly string[]): string {
  return field === undefined
    ? "The body"
    : inside.reduce(
        (name, part) => (/^\d+$/.test(part) ? `${name}[${part}]` : `${name}.${quote(part)}`),
        quote(field),
      );
}

function quote(field: string): string {
  return /^[\p{L}\p{N}_$-]+$/u.test(field) ? field : JSON.stringify(field);
}

function withArticle(type: string): string {
  return type === "null" ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
