import { ConfidentConfigError } from "../errors.ts";

// Headers comes last, because Node then loads undici, which needs the others.
const GLOBALS = ["TextDecoder", "AbortController", "performance", "Headers"];

/**
 * Checks that the globals needed for a call exist. Jest's jsdom environment hides Node's globals.
 *
 * @throws {ConfidentConfigError} if one is missing.
 */
export function checkRuntime(fetch: typeof globalThis.fetch | undefined): void {
  checkGlobals(GLOBALS);
  if (typeof (fetch ?? globalThis.fetch) !== "function") {
    throw missing("fetch", "Pass the fetch option, or use");
  }
}

/** @throws {ConfidentConfigError} if a global is missing. */
export function checkGlobals(names: readonly string[]): void {
  const absent = names.find((name) => !Reflect.get(globalThis, name));
  if (absent) {
    throw missing(absent, "Use");
  }
}

function missing(name: string, advice: string): ConfidentConfigError {
  return new ConfidentConfigError(
    `The global ${name} is missing. ${advice} an environment that provides Node's globals. In Jest, use "node" or "jest-fixed-jsdom".`,
  );
}
