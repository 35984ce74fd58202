import type { Call } from "../command.ts";
import { redactorOf } from "../output/redact.ts";

/**
 * Makes sure that a text that must not be altered does not contain the API key.
 *
 * @throws {Error} if it does.
 */
export function checkKey(call: Call, path: string, text: string): void {
  if (redactorOf(call, call.values)(text) !== text) {
    throw new Error(
      `Nothing was written, because ${path} would contain the API key. Remove the key from the name or description that contains it, and revoke the key.`,
    );
  }
}
