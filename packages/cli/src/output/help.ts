import { COMMON, type OptionName, optionOf } from "../arguments/options.ts";
import type { Command, Group } from "../command.ts";
import type { Context } from "../context.ts";
import { type Ending, EXIT_CODES, MEANINGS } from "../exit-codes.ts";
import { type Styles, stylesOf } from "./styles.ts";
import { columns, wrap } from "./wrap.ts";

const PROGRAM = "confident-access";
const GROUPS: readonly Group[] = ["Start", "Change", "Ask", "Files"];
const ENVIRONMENT = [
  ["CONFIDENT_ORG_API_KEY", "the organization's API key"],
  ["CONFIDENT_BASE_URL", "the API's URL, such as that of confident-mock --fake"],
  ["CONFIDENT_REGION", "US, EU or AU (default: from the key)"],
  ["NO_COLOR", "no colors"],
] as const;

type Rows = readonly (readonly [string, string])[];

/** The help of the tool. */
export function helpOf(commands: readonly Command[], context: Context): string {
  const page = createPage(context);
  const groups = GROUPS.map((group) => {
    const members = commands.filter((command) => command.group === group);
    return page.section(
      group,
      members.map(({ name, summary }) => [name, summary]),
    );
  });
  const codes = Object.entries(EXIT_CODES).map(
    ([ending, code]) => [String(code), MEANINGS[ending as Ending]] as const,
  );
  return [
    `${page.styles.bold(PROGRAM)}: access control as code for Confident AI\n`,
    `${page.heading("Usage")}\n  ${PROGRAM} [command] [options]\n`,
    ...groups,
    page.section("Environment", ENVIRONMENT),
    page.section("Exit codes", codes),
    `Without a command, it plans. Help of a command: ${PROGRAM} plan --help\n`,
  ].join("\n");
}

/** The help of a command. */
export function commandHelp(command: Command, context: Context): string {
  const page = createPage(context);
  const usage = [PROGRAM, command.name, ...command.arguments, "[options]"].join(" ");
  const options = [...command.options, ...COMMON].map(
    (name) => [syntaxOf(name), command.optionHelp?.[name] ?? optionOf(name).help] as const,
  );
  return [
    `${page.styles.bold(`${PROGRAM} ${command.name}`)}: ${command.summary}\n`,
    `${page.heading("Usage")}\n  ${usage}\n`,
    `${wrap(command.description, page.width).join("\n")}\n`,
    page.section("Options", options),
    page.heading("Examples"),
    ...command.examples.flatMap(([args, does]) => [
      `  ${page.styles.dim(`# ${does}`)}`,
      `  ${PROGRAM} ${args}`.trimEnd(),
    ]),
    "",
  ].join("\n");
}

function syntaxOf(name: OptionName): string {
  const { short, value } = optionOf(name);
  return `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`;
}

interface Page {
  readonly styles: Styles;
  readonly width: number;
  readonly heading: (text: string) => string;
  readonly section: (title: string, rows: Rows) => string;
}

function createPage({ stdout, env }: Context): Page {
  const styles = stylesOf(stdout, env);
  const width = Math.min(stdout.columns || 100, 100);
  const heading = (text: string) => styles.bold(text);
  const section = (title: string, rows: Rows) =>
    `${heading(title)}\n${columns(rows, styles.cyan, width).join("\n")}\n`;
  return { styles, width, heading, section };
}
