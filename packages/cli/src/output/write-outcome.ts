import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { redactText, spellingsOf } from "@confident-admin/core/internal";
import type { Values } from "../arguments/options.ts";
import type { Context, Output } from "../context.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import type { Outcome } from "../outcome.ts";

/** Writes the outcome of a command: text to stdout, or with `--json` one document to stdout and text to stderr. */
export async function writeOutcome(
  context: Context,
  command: string | null,
  values: Values,
  outcome: Outcome,
): Promise<void> {
  const { stdout, stderr } = context;
  const redact = redactor(context, values);
  const notes = (outcome.notes ?? []).map(withNewline).join("");
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
  return `${JSON.stringify({ format, command, ending, exitCode, ...data }, null, 2)}\n`;
}

/** Removes the key, which could be in a file by accident. */
function redactor({ env, cwd }: Context, values: Values): (text: string) => string {
  const keys = [env["CONFIDENT_ORG_API_KEY"], readQuietly(cwd, values["key-file"])];
  const secrets = keys.flatMap((key) => spellingsOf(key?.trim() ?? ""));
  return (text) => redactText(text, secrets);
}

function readQuietly(cwd: string, file: string | undefined): string | undefined {
  try {
    return file && readFileSync(resolve(cwd, file), "utf8");
  } catch {
    return undefined; // the command has already said so
  }
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
