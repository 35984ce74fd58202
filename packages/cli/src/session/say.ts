import type { Call } from "../command.ts";

/** Prints text before the outcome: to stdout, or with `--json` to stderr. */
export function say({ values, stdout, stderr }: Call, text: string): void {
  (values.json ? stderr : stdout).write(text.endsWith("\n") ? text : `${text}\n`);
}
