// cspell:ignore compdef esac
import { type Completions, PROGRAM } from "./completions.ts";

/** A completion script for zsh. */
export function zsh({ commands }: Completions): string {
  const names = commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`);
  const cases = commands.map(
    ({ name, definitions }) =>
      `    ${name})\n      _arguments -s -S ${definitions.map(specOf).join(" ")} '*:file:_files' ;;`,
  );
  return `#compdef ${PROGRAM}
# ${PROGRAM} completion for zsh. Install it with: ${PROGRAM} completion zsh >> ~/.zshrc
_confident_access() {
  local -a commands
  commands=(
${names.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join("\n")}
    *) _files ;;
  esac
}
compdef _confident_access ${PROGRAM}
`;
}

type Definition = Completions["commands"][number]["definitions"][number];

function specOf({ name, option }: Definition): string {
  const star = option.multiple ? "*" : "";
  const help = option.help.replaceAll(/[[\]:]/g, String.raw`\$&`);
  const action = option.choices ? `(${option.choices.join(" ")})` : "_files";
  const value =
    option.type === "string" ? `:value:${option.choices || option.completes ? action : ""}` : "";
  return quote(`${star}--${name}[${help}]${value}`);
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
