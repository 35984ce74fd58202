import type { Call } from "../command.ts";
import { redactorOf } from "../output/redact.ts";

/** Prints text before the outcome: to stdout, or with `--json` to stderr. */
export function say(call: Call, text: string): void {
  const { values, stdout, stderr } = call;
  const safe = redactorOf(call, values)(text);
  (values.json ? stderr : stdout).write(safe.endsWith("\n") ? safe : `${safe}\n`);
}
