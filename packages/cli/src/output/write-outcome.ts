import { printable } from "@confident-admin/access";
import type { Values } from "../arguments/options.ts";
import type { Context, Output } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import type { Outcome } from "../outcome.ts";
import { redactorOf } from "./redact.ts";
import { toJson } from "./to-json.ts";

/** Writes the outcome of a command: text to stdout, or with `--json` one document to stdout and text to stderr. */
export async function writeOutcome(
  context: Context,
  command: string | null,
  values: Values,
  outcome: Outcome,
): Promise<void> {
  const { stdout, stderr } = context;
  const redact = redactorOf(context, values);
  const notes = (outcome.notes ?? []).map((note) => `${printable(note)}\n`).join("");
  if (values.json) {
    await write(stderr, redact(withNewline(outcome.text) + notes));
    await write(stdout, redact(documentOf(command, outcome)));
  } else {
    await write(stdout, redact(withNewline(outcome.text)));
    await write(stderr, redact(notes));
  }
}

/** The document that `--json` prints. */
export function documentOf(command: string | null, { ending, data }: Outcome): string {
  const exitCode = EXIT_CODES[ending];
  const format = "confident-access/result@1";
  return `${toJson({ format, command, ending, exitCode, ...data }, 2)}\n`;
}

const withNewline = (text: string): string =>
  text === "" || text.endsWith("\n") ? text : `${text}\n`;

/** Waits until the stream has taken the text. */
function write(stream: Output, text: string): Promise<void> {
  return new Promise((done) => {
    if (text === "") {
      done();
    } else {
      stream.write(text, () => done());
    }
  });
}
