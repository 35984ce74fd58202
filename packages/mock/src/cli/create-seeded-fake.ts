import { readFileSync } from "node:fs";
import { parse } from "yaml";
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
  const seed = parseSeed(path, readText(path));
  if (typeof seed !== "object" || seed === null || Array.isArray(seed)) {
    throw new Error(`The seed ${path} is invalid: it must be an object with ${FIELDS}.`);
  }
  const unknown = Object.keys(seed).find((key) => !(SEED_FIELDS as string[]).includes(key));
  if (unknown !== undefined) {
    throw new Error(`The seed ${path} is invalid: ${unknown} is not a known field. Use ${FIELDS}.`);
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

function parseSeed(path: string, text: string): unknown {
  try {
    return parse(text, { logLevel: "error" }); // JSON is YAML
  } catch (error) {
    // The other lines quote the file.
    const [reason = ""] = (error as Error).message.split("\n");
    throw new Error(`The seed ${path} is not valid YAML: ${reason.replace(/:$/, "")}.`);
  }
}
