import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { printable } from "@confident-admin/access";
import type { Call } from "../command.ts";
import { redactorOf } from "../output/redact.ts";
import { toJson } from "../output/to-json.ts";

/** A file that gets a line for each event. */
export interface Journal {
  readonly write: (event: object) => void;
  readonly close: () => void;
}

/** Opens the file of `--journal`. If it cannot be written, warns once and goes on: nothing is resumed from it. */
export function openJournal(call: Call): Journal {
  const { values, cwd, stderr } = call;
  const redact = redactorOf(call, values);
  const path = values.journal;
  let file: number | undefined;
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      file = undefined;
      const warning = `Warning: cannot write the journal ${path}: ${(error as Error).message}`;
      stderr.write(`${printable(redact(warning))}\n`);
    }
  };
  if (path !== undefined) {
    attempt(() => {
      file = openSync(resolve(cwd, path), "a", 0o600);
    });
  }
  return {
    write: (event) => {
      const target = file;
      if (target !== undefined) {
        attempt(() => {
          writeSync(target, redact(`${toJson({ at: new Date().toISOString(), ...event })}\n`));
          fsyncSync(target);
        });
      }
    },
    close: () => {
      const target = file;
      if (target !== undefined) {
        attempt(() => closeSync(target));
      }
    },
  };
}
