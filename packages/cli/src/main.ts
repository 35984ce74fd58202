import type { Values } from "./arguments/options.ts";
import { commandNameOf, parseArguments } from "./arguments/parse-arguments.ts";
import { COMMANDS } from "./commands/index.ts";
import type { Context } from "./context.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import type { Outcome } from "./outcome.ts";
import { describeFailure } from "./output/describe-failure.ts";
import { commandHelp, helpOf } from "./output/help.ts";
import { writeOutcome } from "./output/write-outcome.ts";
import { version } from "./version.ts";

/**
 * Runs a command line, and writes its outcome.
 *
 * @returns the exit code
 */
export async function main(context: Context): Promise<number> {
  // Known even if the arguments cannot be parsed.
  let values: Values = { json: wantsJson(context.args) };
  const name = commandNameOf(context.args, COMMANDS);
  let outcome: Outcome;
  try {
    const parsed = parseArguments(context.args, COMMANDS);
    values = parsed.values;
    if (values.version) {
      outcome = { ending: "done", text: version(), data: { version: version() } };
    } else if (values.help) {
      const help = parsed.command
        ? commandHelp(parsed.command, context)
        : helpOf(COMMANDS, context);
      outcome = { ending: "done", text: help, data: { help } };
    } else {
      const command = parsed.command ?? COMMANDS[0];
      outcome = await command.run({ ...context, values, positionals: parsed.positionals });
    }
  } catch (error) {
    outcome = describeFailure(error, context.signal, name);
  }
  await writeOutcome(context, name, values, outcome);
  return EXIT_CODES[outcome.ending];
}

/** Whether the arguments ask for a document. */
export const wantsJson = (args: readonly string[]): boolean => args.includes("--json");
