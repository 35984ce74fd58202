import { suggest } from "../arguments/suggest.ts";
import { UsageError } from "../arguments/usage-error.ts";
import type { Command } from "../command.ts";
import { bash } from "../completion/bash.ts";
import { type Completions, completionsOf } from "../completion/completions.ts";
import { fish } from "../completion/fish.ts";
import { zsh } from "../completion/zsh.ts";

const SHELLS: Readonly<Record<string, (completions: Completions) => string>> = { bash, zsh, fish };

/** Creates the command that prints completion scripts for these commands and itself. */
export function completionCommand(others: readonly Command[]): Command {
  const command: Command = {
    name: "completion",
    group: "Files",
    summary: "print a completion script for bash, zsh or fish",
    arguments: ["<shell>"],
    options: [],
    description:
      "The script completes commands, options and their values. Its first line says how to install it.",
    examples: [
      ["completion bash >> ~/.bashrc", "complete in bash"],
      ["completion zsh >> ~/.zshrc", "complete in zsh"],
      ["completion fish > ~/.config/fish/completions/confident-access.fish", "complete in fish"],
    ],
    run: ({ positionals: [shell = ""] }) => {
      const create = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined;
      if (!create) {
        const close = suggest(shell, Object.keys(SHELLS)) ?? "bash, zsh or fish";
        throw new UsageError(`Unknown shell "${shell}". Did you mean ${close}?`);
      }
      const script = create(completionsOf([...others, command]));
      return { ending: "done", text: script, data: { script } };
    },
  };
  return command;
}
