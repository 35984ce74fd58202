import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { parse } from "../src/index.ts";
import { COMPLETE, INVALID, VALID } from "./support/documents.ts";
import { property } from "./support/property.ts";

const schema = JSON.parse(readFileSync(new URL("../schema/v1.json", import.meta.url), "utf8"));
// A type is not repeated beside oneOf and required.
const matchesSchema = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

const problemsOf = (text: string) => parse([{ path: "access.yaml", text }]).problems;

describe("the schema and the parser accept", () => {
  test.each(Object.entries(VALID))("%s", (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
    expect(matchesSchema(parseYaml(text)), JSON.stringify(matchesSchema.errors)).toBe(true);
  });
});

describe("the schema and the parser reject", () => {
  test.each(Object.entries(INVALID))("%s", (_name, [text, message, position]) => {
    const [problem] = problemsOf(text);
    expect(problem?.message).toContain(message);
    expect(`${problem?.at?.line}:${problem?.at?.column}`).toBe(position);
    expect(problem?.line).toBe(text.split("\n")[(problem?.at?.line ?? 0) - 1]);
    expect(matchesSchema(parseYaml(text))).toBe(false);
  });
});

test("the schema describes every key", () => {
  const findMissing = (node: Record<string, unknown>, path: string): string[] =>
    Object.entries((node["properties"] ?? {}) as Record<string, Record<string, unknown>>).flatMap(
      ([key, value]) => {
        const target = String(value["$ref"] ?? "").replace("#/$defs/", "");
        const description = value["description"] ?? schema.$defs[target]?.description;
        const known = description !== undefined || target === "mode";
        return [...(known ? [] : [`${path}.${key}`]), ...findMissing(value, `${path}.${key}`)];
      },
    );
  expect(findMissing(schema, "")).toEqual([]);
  const definitions = Object.entries(schema.$defs as Record<string, Record<string, unknown>>);
  expect(definitions.flatMap(([name, node]) => findMissing(node, name))).toEqual([]);
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const VALUES: Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  7,
  "",
  "x",
  "10%",
  "x@y.z",
  "any",
  [],
  ["x"],
  [1],
  {},
  { x: "y" },
];

/** Changes one value or one key somewhere in a document. */
function mutate(
  document: Json,
  path: readonly number[],
  value: Json,
  key: string,
  mode: string,
): Json {
  const [index, ...rest] = path;
  if (index === undefined || typeof document !== "object" || document === null) {
    return value;
  }
  const entries: [string, Json][] = Object.entries(document);
  const chosen = index % (entries.length + 1);
  const name = entries[chosen]?.[0];
  const changed = entries.flatMap(([own, item]): [string, Json][] => {
    if (own !== name) {
      return [[own, item]];
    }
    if (rest.length > 0) {
      return [[own, mutate(item, rest, value, key, mode)]];
    }
    return mode === "remove"
      ? []
      : [[mode === "rename" ? key : own, mode === "rename" ? item : value]];
  });
  const added = name === undefined ? [...changed, [key, value] as [string, Json]] : changed;
  return Array.isArray(document) ? added.map(([, item]) => item) : Object.fromEntries(added);
}

const complete = parseYaml(COMPLETE) as Json;

property(
  "the schema and the parser agree about changed documents",
  fc.tuple(
    fc.array(fc.nat(12), { minLength: 1, maxLength: 6 }),
    fc.constantFrom(...VALUES),
    fc.constantFrom("x", "", "id", "policies", "hold", "members"),
    fc.constantFrom("value", "rename", "remove"),
  ),
  ([path, value, key, mode]) => {
    const document = mutate(complete, path, value, key, mode);
    const text = stringify(document);
    const problems = problemsOf(text);
    const isValid = matchesSchema(document);
    expect(problems.length === 0, `${text}\n${JSON.stringify(problems)}`).toBe(isValid);
  },
);
