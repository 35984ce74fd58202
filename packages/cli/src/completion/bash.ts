// cspell:ignore compgen COMPREPLY CWORD esac
import { type Completions, PROGRAM, words } from "./completions.ts";

/** A completion script for bash. */
export function bash({ commands, choices, files }: Completions): string {
  const options = commands.map(({ name, options }) => `    ${name}) words="${words(options)}" ;;`);
  const values = choices.map(
    ({ option, values }) =>
      `    ${option}) COMPREPLY=($(compgen -W "${words(values)}" -- "$current")); return ;;`,
  );
  return `# ${PROGRAM} completion for bash. Install it with: ${PROGRAM} completion bash >> ~/.bashrc
_confident_access() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="" word words
  case "$previous" in
${values.join("\n")}
    ${files.join("|")}) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      ${commands.map(({ name }) => name).join("|")}) command="$word"; break ;;
    esac
  done
  case "$command" in
${options.join("\n")}
    *) words="${words(commands.map(({ name }) => name))} --help --version" ;;
  esac
  if [[ "$command" == "" || "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -o filenames -F _confident_access ${PROGRAM}
`;
}
