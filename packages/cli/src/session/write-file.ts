import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../arguments/usage-error.ts";

/** The device fails. Every other code means that the path was wrong. */
const DEVICE_FAILURES: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EIO"]);

/**
 * Replaces a file's content. The file is never half-written: a copy takes its place.
 *
 * @throws {UsageError} if the path cannot be written to.
 * @throws {Error} if the device is full or fails.
 */
export function writeFile(cwd: string, path: string, text: string, mode?: number): void {
  const target = resolve(cwd, path);
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
