import { ConfidentConfigError } from "../errors.ts";

const GLOBALS = ["Headers", "TextDecoder", "AbortController", "performance", "crypto"];

/**
 * Checks that the globals that a call needs exist. Jest's jsdom environment hides Node's.
 *
 * @throws {ConfidentConfigError} if one is missing.
 */
export function checkRuntime(fetch: typeof globalThis.fetch | undefined): void {
  if (!GLOBALS.every((name) => Reflect.get(globalThis, name))) {
    throw missing(`${GLOBALS.join(" or ")}. Use`);
  }
  if (typeof (fetch ?? globalThis.fetch) !== "function") {
    throw missing("fetch. Pass the fetch option, or use");
  }
}

function missing(rest: string): ConfidentConfigError {
  return new ConfidentConfigError(
    `There is no global ${rest} an environment that has Node's: in Jest, "node" or "jest-fixed-jsdom".`,
  );
}
