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
  minLength: (path) => `${nameOf(path)} is empty or too short`,
};

/** Formats a validator's errors as one readable message. */
export function formatErrors(errors: readonly OutputUnit[]): string {
  return errors
    .filter(({ keyword }) => !CONTAINERS.has(keyword))
    .map(({ keyword, instanceLocation, error }) => {
      const path = instanceLocation.split("/").slice(1).map(decode);
      return FORMATS[keyword]?.(path, error) ?? `${nameOf(path)}: ${error}`;
    })
    .join("; ");
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
