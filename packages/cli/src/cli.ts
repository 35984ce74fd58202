#!/usr/bin/env node
import { writeSync } from "node:fs";
import { commandNameOf } from "./arguments/parse-arguments.ts";
import { COMMANDS } from "./commands/index.ts";
import { EXIT_CODES } from "./exit-codes.ts";
import { main, wantsJson } from "./main.ts";
import { documentOf } from "./output/write-outcome.ts";

const args = process.argv.slice(2);
const controller = new AbortController();
const { stdin, stdout, stderr, env } = process;

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) {
      leave();
    }
    controller.abort(new DOMException("Interrupted.", "AbortError"));
  });
}

// The reader, such as head, has seen enough.
stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  process.exit(code === "EPIPE" ? (process.exitCode ?? 0) : EXIT_CODES.unexpected);
});

process.exitCode = await main({
  args,
  env,
  cwd: process.cwd(),
  stdin,
  stdout,
  stderr,
  signal: controller.signal,
});

/** Leaves at once, without waiting for the request in flight. */
function leave(): never {
  if (wantsJson(args)) {
    const error = { code: "interrupted", message: "Interrupted twice." };
    writeSync(
      1,
      documentOf(commandNameOf(args, COMMANDS), {
        ending: "interrupted",
        text: "",
        data: { error },
      }),
    );
  }
  process.exit(EXIT_CODES.interrupted);
}
