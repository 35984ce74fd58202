import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Declaration,
  InvalidFileError,
  parse,
  validate,
  withLines,
} from "@confident-admin/access";
import { loadFiles } from "@confident-admin/access/node";
import type { Call } from "../command.ts";

const DEFAULT_FILE = "access.yaml";

/** The files that a command reads, as paths or patterns. */
export function filesOf({ values, positionals }: Call): readonly string[] {
  const files = [...(values.file ?? []), ...positionals];
  return files.length > 0 ? files : [DEFAULT_FILE];
}

/**
 * Reads and checks declarations.
 *
 * @throws {InvalidFileError} with every problem that was found.
 */
export async function loadDeclaration(call: Call, files = filesOf(call)): Promise<Declaration> {
  const sources = await loadFiles(files, { cwd: call.cwd });
  const { declaration, problems } = parse(sources);
  const found = declaration ? [...problems, ...validate(declaration)] : problems;
  if (!declaration || found.length > 0) {
    throw new InvalidFileError(withLines(found, sources));
  }
  return declaration;
}

/** Does work that can find problems in a declaration, and adds the lines of the files to them. */
export async function quotingLines<T>(call: Call, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidFileError) {
      const sources = await loadFiles(filesOf(call), { cwd: call.cwd });
      throw new InvalidFileError(withLines(error.problems, sources));
    }
    throw error;
  }
}

/** Reads a file; `null` if it does not exist. */
export function readText(cwd: string, path: string): string | null {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null;
    }
    throw error;
  }
}
