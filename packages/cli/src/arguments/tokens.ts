// cspell:ignore dryrun apikey autoapprove
import { parseArgs } from "node:util";
import { OPTIONS, type OptionName, optionOf, type Values } from "./options.ts";
import { suggest } from "./suggest.ts";
import { UsageError } from "./usage-error.ts";

const NAMES = Object.keys(OPTIONS) as OptionName[];

/** Arguments, split into options and the rest. */
export interface Split {
  readonly values: Values;
  /** The names of the given options. */
  readonly given: readonly OptionName[];
  readonly positionals: readonly string[];
}

/** @throws {UsageError} if an option is unknown or its value is missing or invalid. */
export function split(args: readonly string[]): Split {
  // Not strict: its messages suggest nothing.
  const options = { args: [...args], options: OPTIONS, strict: false, tokens: true } as const;
  const { tokens, positionals } = parseArgs(options);
  const values: Record<string, boolean | string | string[]> = {};
  for (const token of tokens) {
    if (token.kind !== "option") {
      continue;
    }
    const value = parseValue(token);
    if (Array.isArray(value)) {
      values[token.name] = [...((values[token.name] as string[] | undefined) ?? []), ...value];
    } else if (token.name in values && typeof value === "string") {
      throw new UsageError(`${token.rawName} is given twice.`);
    } else {
      values[token.name] = value;
    }
  }
  return { values, given: Object.keys(values) as OptionName[], positionals };
}

/** The first argument that is not an option, which names the command; and whether help or the version is asked for. */
export function firstWord(args: readonly string[]): { word: string | undefined; asks: boolean } {
  const options = { args: [...args], options: OPTIONS, strict: false } as const;
  const { values, positionals } = parseArgs(options);
  const [first, second] = positionals;
  const word = first === "help" ? second : first;
  return { word, asks: first === "help" || Boolean(values.help || values.version) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function parseValue({
  name,
  rawName,
  value,
  inlineValue,
}: OptionToken): boolean | string | string[] {
  if (!isOption(name)) {
    throw new UsageError(`Unknown option ${rawName}. ${adviceFor(name)}`.trimEnd());
  }
  const option = optionOf(name);
  if (option.type === "boolean") {
    if (value !== undefined) {
      throw new UsageError(`${rawName} takes no value.`);
    }
    return true;
  }
  if (!value || (!inlineValue && /^-./.test(value))) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
  }
  checkChoices(rawName, value, name === "only" ? value.split(",") : [value], option.choices);
  return option.multiple ? [value] : value;
}

/** Options of similar tools, which mean something else here. */
const HABITS: Readonly<Record<string, string>> = {
  dryrun: "plan never changes anything, and is the default.",
  force: "Use --accept with each brake that the plan names.",
  apikey: "Arguments are visible to others. Use CONFIDENT_ORG_API_KEY or --key-file.",
  key: "Arguments are visible to others. Use CONFIDENT_ORG_API_KEY or --key-file.",
  autoapprove: "Use --yes.",
  v: "Did you mean --version?",
};

function adviceFor(name: string): string {
  const habit = name.toLowerCase().replaceAll(/[-_]/g, "");
  if (Object.hasOwn(HABITS, habit)) {
    return HABITS[habit] ?? "";
  }
  const close = suggest(name, NAMES);
  return close ? `Did you mean --${close}?` : "";
}

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);

function checkChoices(
  rawName: string,
  value: string,
  parts: readonly string[],
  choices: readonly string[] | undefined,
): void {
  const unknown = choices && parts.find((part) => !choices.includes(part));
  if (choices && unknown !== undefined) {
    const close = suggest(unknown, choices);
    const advice = close ? `Did you mean ${close}?` : `Use ${choices.join(", ")}.`;
    throw new UsageError(`${rawName} ${value}: "${unknown}" is not known. ${advice}`);
  }
}
