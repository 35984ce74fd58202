import { ConfidentConfigError } from "../errors.ts";

/**
 * Checks that the globals that a call needs exist. Jest's jsdom environment hides Node's.
 *
 * @throws {ConfidentConfigError} if one is missing.
 */
export function checkRuntime(fetch: typeof globalThis.fetch | undefined): void {
  if (typeof Headers !== "function" || typeof TextDecoder !== "function") {
    throw missing("Headers or TextDecoder. Use");
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
