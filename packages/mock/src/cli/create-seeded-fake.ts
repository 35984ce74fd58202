import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { checkOptions } from "../check-options.ts";
import { createFakeApp } from "../fake/create-fake-confident.ts";
import type { FakeState } from "../fake/types.ts";

/**
 * Creates a fake from a YAML or JSON file.
 *
 * @throws {Error} if the file cannot be read, or is no valid initial state. The message names the file and the place
 * in it.
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

function readSeed(path: string): Partial<FakeState> {
  const seed = parseSeed(path, readText(path));
  if (typeof seed !== "object" || seed === null || Array.isArray(seed)) {
    throw new Error(
      `The seed ${path} is invalid: it must be an object with organization, permissions or policies.`,
    );
  }
  checkOptions<Partial<FakeState>>(`The seed ${path}`, seed, [
    "organization",
    "permissions",
    "policies",
  ]);
  return seed;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new Error(`The seed ${path} cannot be read: ${(error as Error).message}.`);
  }
}

function parseSeed(path: string, text: string): unknown {
  try {
    return parse(text, { logLevel: "error" }); // JSON is YAML
  } catch (error) {
    // The lines after the first quote the file.
    const [reason = ""] = (error as Error).message.split("\n");
    throw new Error(`The seed ${path} is not valid YAML: ${reason.replace(/:$/, "")}.`);
  }
}
