import type { OptionName, Values } from "./arguments/options.ts";
import type { Signature } from "./arguments/parse-arguments.ts";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/** A command that was called. */
export interface Call extends Context {
  readonly values: Values;
  readonly positionals: readonly string[];
}

/** The headings of the help. */
export type Group = "Start" | "Change" | "Ask" | "Files";

/** A command. */
export interface Command extends Signature {
  readonly group: Group;
  /** One line, without a period. */
  readonly summary: string;
  /** A few lines that say more. */
  readonly description: string;
  /** Options that this command explains in other words. */
  readonly optionHelp?: { readonly [Name in OptionName]?: string };
  /** Command lines without the program's name, and what they do. */
  readonly examples: readonly (readonly [args: string, does: string])[];
  readonly run: (call: Call) => Outcome | Promise<Outcome>;
}
