import { createInterface } from "node:readline/promises";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";

/**
 * Asks a question that only `yes` answers in the affirmative.
 *
 * @throws {UsageError} if there is no terminal to ask on.
 */
export async function ask(call: Call, question: string, alternative: string): Promise<boolean> {
  const { stdin, stderr, signal } = call;
  if (!(stdin.isTTY && stderr.isTTY)) {
    throw new UsageError(`There is no terminal to ask on. ${alternative}`);
  }
  // Not in raw mode, so that Ctrl-C stays a signal.
  const lines = createInterface({ input: stdin, output: stderr, terminal: false });
  try {
    const answer = await Promise.race([
      lines.question(`${question} Type yes: `, { signal }),
      new Promise<string>((resolve) => lines.once("close", () => resolve(""))),
    ]);
    return answer.trim().toLowerCase() === "yes";
  } finally {
    lines.close();
  }
}
