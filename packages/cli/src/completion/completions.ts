import { COMMON, OPTIONS, type Option, type OptionName, optionOf } from "../arguments/options.ts";
import type { Command } from "../command.ts";

export const PROGRAM = "confident-access";

/** What shells can complete. */
export interface Completions {
  readonly commands: readonly {
    readonly name: string;
    readonly summary: string;
    /** With dashes. */
    readonly options: readonly string[];
    readonly definitions: readonly { readonly name: OptionName; readonly option: Option }[];
  }[];
  /** Options with a choice of values. */
  readonly choices: readonly { readonly option: string; readonly values: readonly string[] }[];
  /** Options whose value is a file. */
  readonly files: readonly string[];
}

/** Collects what shells can complete. */
export function completionsOf(commands: readonly Command[]): Completions {
  const all = Object.entries(OPTIONS as Readonly<Record<string, Option>>);
  return {
    commands: commands.map(({ name, summary, options, optionHelp }) => {
      const names = [...options, ...COMMON];
      return {
        name,
        summary,
        options: names.map((option) => `--${option}`),
        definitions: names.map((option) => {
          const definition = optionOf(option);
          return {
            name: option,
            option: { ...definition, help: optionHelp?.[option] ?? definition.help },
          };
        }),
      };
    }),
    choices: all.flatMap(([name, { choices }]) =>
      choices ? [{ option: `--${name}`, values: choices }] : [],
    ),
    files: all.flatMap(([name, { completes, short }]) =>
      completes ? [`--${name}`, ...(short ? [`-${short}`] : [])] : [],
    ),
  };
}

export const words = (list: readonly string[]): string => list.join(" ");
