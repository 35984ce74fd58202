import { readFileSync } from "node:fs";
import { isAlias, isMap, isScalar, parseDocument } from "yaml";
import { createFakeApp } from "../fake/create-fake-confident.ts";
import type { Seed } from "../fake/seed/seed.ts";
import { SEED_FIELDS } from "../fake/seed/validate-seed.ts";

const FIELDS = new Intl.ListFormat("en", { type: "disjunction" }).format(SEED_FIELDS);

/**
 * Creates a fake from a YAML or JSON file.
 *
 * @throws {Error} if the file cannot be read or is not a valid initial state. The message names the file and the place.
 */
export function createSeededFake(path: string): ReturnType<typeof createFakeApp> {
  const seed = readSeed(path);
  try {
    return createFakeApp(seed);
  } catch (error) {
    const reason = (error as Error).message.replace(/^Invalid initial state: /, "");
    throw new Error(`The seed ${path} is invalid: ${reason}`);
  }
}

function readSeed(path: string): Seed {
  const { seed, isExplicit } = parseSeed(path, readText(path));
  if (typeof seed !== "object" || seed === null || Array.isArray(seed)) {
    throw new Error(`The seed ${path} is invalid: it must be an object with ${FIELDS}.`);
  }
  const unknown = Object.keys(seed).find((key) => !(SEED_FIELDS as string[]).includes(key));
  if (unknown !== undefined) {
    throw new Error(`The seed ${path} is invalid: ${unknown} is not a known field. Use ${FIELDS}.`);
  }
  const { apiKeys }: Seed = seed;
  if (apiKeys === null && !isExplicit("apiKeys")) {
    throw new Error(
      `The seed ${path} is invalid: apiKeys is empty. List keys, or write apiKeys: null to accept any key.`,
    );
  }
  return seed;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`Cannot read the seed ${path}: ${(error as Error).message}.`);
  }
}

interface ParsedSeed {
  readonly seed: unknown;
  /** Whether the file has a value for a field. In YAML, a field without a value is null. */
  readonly isExplicit: (field: string) => boolean;
}

function parseSeed(path: string, text: string): ParsedSeed {
  try {
    const document = parseDocument(text); // JSON is YAML
    const [error] = document.errors;
    if (error) {
      throw error;
    }
    const isExplicit = (field: string) => {
      const node = isMap(document.contents) && document.contents.get(field, true);
      return isAlias(node) || (isScalar(node) && Boolean(node.source));
    };
    return { seed: document.toJS(), isExplicit };
  } catch (error) {
    throw new Error(`The seed ${path} ${explain(error as Error)}.`);
  }
}

function explain({ message, code }: Error & { readonly code?: string }): string {
  if (code === "MULTIPLE_DOCS") {
    return "has several YAML documents. Remove all but one";
  }
  // The other lines of the message quote the file.
  const [reason = ""] = message.split("\n");
  return `is not valid YAML: ${reason.replace(/:$/, "")}`;
}
