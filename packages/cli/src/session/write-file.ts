import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";
import { redactorOf } from "../output/redact.ts";
import { checkKey } from "./check-key.ts";

/** The device fails. Every other code means that the path was wrong. */
const DEVICE_FAILURES: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EIO"]);

/**
 * Replaces a file's content. The file is never half-written: a copy takes its place.
 *
 * @throws {UsageError} if the path cannot be written to.
 * @throws {Error} if the device is full or fails, or the file would contain the API key.
 */
export function writeFile(call: Call, path: string, text: string, mode?: number): void {
  checkKey(call, path, text);
  const target = resolve(call.cwd, path);
  try {
    const existing = statSync(target, { throwIfNoEntry: false });
    if (existing && !existing.isFile()) {
      writeFileSync(target, text); // a device or a pipe, such as /dev/stdout
    } else {
      replace(existing ? realpathSync(target) : target, text, mode ?? existing?.mode);
    }
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const message = `Cannot write ${path} (${code}).`;
    throw DEVICE_FAILURES.has(code) ? new Error(message) : new UsageError(message);
  }
}

/** Replaces a file for people. The API key is left out. */
export function writeReport(call: Call, path: string, text: string): void {
  writeFile(call, path, redactorOf(call, call.values)(text));
}

function replace(target: string, text: string, mode: number | undefined): void {
  const copy = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(copy, text, { mode });
    renameSync(copy, target);
  } catch (error) {
    rmSync(copy, { force: true });
    throw error;
  }
}
