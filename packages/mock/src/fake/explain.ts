import type { OutputUnit } from "@cfworker/json-schema";

/** What the validator says of a part because of what is in it, which it says of that as well. */
const AROUND: ReadonlySet<string> = new Set([
  "$ref",
  "anyOf",
  "properties",
  "additionalProperties",
  "items",
]);

/** By keyword of the schema. Each has the path of the part that is wrong, and what the validator says. */
const MISTAKES: Readonly<Record<string, (path: readonly string[], error: string) => string>> = {
  false: (path) => `${nameOf(path)} is not a known field`,
  required: (path, error) => {
    const [, field = ""] = /"(.*)"/s.exec(error) ?? [];
    return `${nameOf([...path, field])} is missing`;
  },
  type: (path, error) => {
    const [found, ...expected] = [...error.matchAll(/"(\w+)"/g)].map(([, type = ""]) => one(type));
    return `${nameOf(path)} must be ${expected.join(" or ")}, not ${found}`;
  },
  minLength: (path) => `${nameOf(path)} is empty or too short`,
  uniqueItems: (path, error) => {
    const [first, second] = error.match(/\d+/g) ?? [];
    return `${nameOf(path)}[${second}] is the same as ${nameOf(path)}[${first}]`;
  },
};

/** Says for people what a validator has found to be wrong with a body. */
export function explain(errors: readonly OutputUnit[]): string {
  return errors
    .filter(({ keyword }) => !AROUND.has(keyword))
    .map(({ keyword, instanceLocation, error }) => {
      const path = instanceLocation.split("/").slice(1).map(decode);
      return MISTAKES[keyword]?.(path, error) ?? `${nameOf(path)}: ${error}`;
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

function one(type: string): string {
  return type === "null" ? type : `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}
