import { type Completions, PROGRAM, words } from "./completions.ts";

/** A completion script for fish. */
export function fish({ commands }: Completions): string {
  const lines = commands.flatMap(({ name, summary, definitions }) => [
    `complete -c ${PROGRAM} -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...definitions.map((definition) => optionLine(name, definition)),
  ]);
  return [
    `# ${PROGRAM} completion for fish. Install it with: ${PROGRAM} completion fish > ~/.config/fish/completions/${PROGRAM}.fish`,
    ...lines,
    "",
  ].join("\n");
}

type Definition = Completions["commands"][number]["definitions"][number];

function optionLine(command: string, { name, option }: Definition): string {
  const parts = [`complete -c ${PROGRAM} -n "__fish_seen_subcommand_from ${command}" -l ${name}`];
  if (option.short) {
    parts.push(`-s ${option.short}`);
  }
  if (option.type === "string") {
    parts.push(option.completes ? "-r -F" : "-x");
  }
  if (option.choices) {
    parts.push(`-a ${quote(words(option.choices))}`);
  }
  return `${parts.join(" ")} -d ${quote(option.help)}`;
}

const quote = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
