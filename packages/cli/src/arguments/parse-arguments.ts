import { COMMON, type OptionName, type Values } from "./options.ts";
import { suggest } from "./suggest.ts";
import { firstWord, split } from "./tokens.ts";
import { UsageError } from "./usage-error.ts";

/** The part of a command that its arguments depend on. */
export interface Signature {
  readonly name: string;
  /** The arguments that are not options: `<x>` is required, `[x]` optional, `[x…]` any number. */
  readonly arguments: readonly string[];
  readonly options: readonly OptionName[];
}

/** A command line, parsed. */
export interface ParsedArguments<C extends Signature> {
  /** `undefined` if no command was named. */
  readonly command: C | undefined;
  readonly values: Values;
  readonly positionals: readonly string[];
}

/**
 * Parses a command line. Without the name of a command, it is the first one's.
 *
 * @throws {UsageError} with a suggestion if something is unknown, missing or too much.
 */
export function parseArguments<C extends Signature>(
  args: readonly string[],
  commands: readonly [C, ...C[]],
): ParsedArguments<C> {
  const { values, given, positionals } = split(args);
  const [name, ...rest] = positionals;
  if (name === "help") {
    return {
      command: rest[0] ? find(rest[0], commands) : undefined,
      values: { ...values, help: true },
      positionals: [],
    };
  }
  const command = name === undefined ? undefined : find(name, commands);
  const signature = command ?? commands[0];
  if (!(values.help || values.version)) {
    checkOptions(signature, given, commands);
    checkPositionals(signature, rest);
  }
  return { command, values, positionals: rest };
}

/**
 * Returns the name of the command that arguments call, even if they are wrong otherwise. `null`: of none that exists, or of none
 * because they ask for help or the version.
 */
export function commandNameOf(
  args: readonly string[],
  commands: readonly [Signature, ...Signature[]],
): string | null {
  const { word, asks } = firstWord(args);
  const name = word ?? (asks ? null : commands[0].name);
  return commands.some((command) => command.name === name) ? name : null;
}

function find<C extends Signature>(name: string, commands: readonly C[]): C {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) {
    return command;
  }
  throw new UsageError(`Unknown command "${name}". ${adviceFor(name, commands)}`.trimEnd());
}

function adviceFor(name: string, commands: readonly Signature[]): string {
  if (/\.ya?ml$/i.test(name)) {
    return `Did you mean: confident-access plan ${name}`;
  }
  if (name === "version") {
    return "Did you mean --version?";
  }
  if (/\.json$/i.test(name)) {
    return `Did you mean: confident-access apply ${name}`;
  }
  const close = suggest(
    name,
    commands.map((command) => command.name),
  );
  return close ? `Did you mean "${close}"?` : "";
}

function checkOptions(
  { name, options }: Signature,
  given: readonly OptionName[],
  commands: readonly Signature[],
): void {
  const unknown = given.find((option) => ![...options, ...COMMON].includes(option));
  if (unknown === undefined) {
    return;
  }
  const owners = commands.filter((command) => command.options.includes(unknown));
  const names = owners.map((command) => command.name).join(", ");
  throw new UsageError(`${name} has no option --${unknown}. These commands have it: ${names}.`);
}

function checkPositionals(
  { name, arguments: expected }: Signature,
  given: readonly string[],
): void {
  const missing = expected[given.length];
  if (missing?.startsWith("<")) {
    throw new UsageError(
      `${name} needs ${missing}: confident-access ${name} ${expected.join(" ")}`,
    );
  }
  const isOpen = expected.at(-1)?.includes("…");
  const extra = isOpen ? undefined : given[expected.length];
  if (extra !== undefined) {
    const usage = ["confident-access", name, ...expected].join(" ");
    throw new UsageError(`Unexpected argument "${extra}". Usage: ${usage}`);
  }
}
