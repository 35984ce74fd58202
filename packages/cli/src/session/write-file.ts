import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Replaces a file's content. The file is never half-written: a copy takes its place.
 *
 * @throws {Error} if the file cannot be written.
 */
export function writeFile(cwd: string, path: string, text: string, mode?: number): void {
  const target = resolve(cwd, path);
  const existing = statSync(target, { throwIfNoEntry: false });
  try {
    if (existing && !existing.isFile()) {
      writeFileSync(target, text); // a device or a pipe, such as /dev/stdout
    } else {
      replace(existing ? realpathSync(target) : target, text, mode ?? existing?.mode);
    }
  } catch (error) {
    throw new Error(`Cannot write ${path}: ${(error as Error).message}`);
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
