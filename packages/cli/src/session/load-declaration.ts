import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Declaration, InvalidFileError, parse, validate } from "@confident-admin/access";
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
    throw new InvalidFileError(found);
  }
  return declaration;
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
