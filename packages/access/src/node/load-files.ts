import { readdir, readFile, stat } from "node:fs/promises";
import { posix, resolve, sep } from "node:path";
import { globRoot, globToRegExp, isGlob } from "../file/glob.ts";
import type { Source } from "../file/parse.ts";
import { InvalidFileError } from "../model/errors.ts";
import type { Problem } from "../model/snapshot.ts";

/** Bytes. `parse` rejects longer texts anyway. */
const MAX_SIZE = 5_000_000;

/** Options of `loadFiles` and `loadBase`. */
export interface LoadOptions {
  /** The folder that paths are relative to. @default the current one */
  readonly cwd?: string | undefined;
}

/**
 * Reads files by path or pattern (`*`, `**`, `?`, `{a,b}`), each file once, those of a pattern by name. Patterns skip
 * `node_modules` and names that start with a dot.
 *
 * @throws {InvalidFileError} if a file cannot be read, or nothing matches a pattern
 */
export async function loadFiles(
  patterns: readonly string[],
  { cwd = process.cwd() }: LoadOptions = {},
): Promise<Source[]> {
  const found = await Promise.all(patterns.map((pattern) => expand(pattern, cwd)));
  const paths = [...new Set(found.flat())];
  const results = await Promise.all(paths.map((path) => load(path, cwd)));
  const problems = results.filter((result) => "message" in result);
  const unmatched = patterns
    .filter((_, index) => found[index]?.length === 0)
    .map(
      (pattern): Problem => ({ message: `No file matches ${JSON.stringify(pattern)}.`, at: null }),
    );
  if (problems.length > 0 || unmatched.length > 0) {
    throw new InvalidFileError([...unmatched, ...problems]);
  }
  return results.filter((result) => "text" in result);
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  if (!isGlob(pattern) || (await exists(resolve(cwd, pattern)))) {
    return [pattern];
  }
  const wanted = toSlashes(pattern);
  const matcher = globToRegExp(wanted);
  const root = globRoot(wanted);
  const names = await walk(resolve(cwd, root));
  const paths = names.map((name) => (root === "." ? name : posix.join(root, name)));
  return paths.filter((path) => matcher.test(path)).sort();
}

/** The files in a folder and below, as paths with slashes. */
async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const visible = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const nested = await Promise.all(
    visible.map(async (entry) => {
      if (entry.isDirectory()) {
        const below = await walk(resolve(folder, entry.name));
        return below.map((name) => `${entry.name}/${name}`);
      }
      return [entry.name];
    }),
  );
  return nested.flat();
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function load(path: string, cwd: string): Promise<Source | Problem> {
  const full = resolve(cwd, path);
  const at = { file: path, line: 1, column: 1 };
  try {
    const { size } = await stat(full);
    return size > MAX_SIZE
      ? { message: `The file is larger than ${MAX_SIZE / 1_000_000} MB.`, at }
      : { path: toSlashes(path), text: await readFile(full, "utf8") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: "There is no such file.",
      EISDIR: "This is a folder. Name files, such as access/*.yaml.",
    };
    return { message: reasons[code ?? ""] ?? `The file cannot be read (${code}).`, at };
  }
}

/** Returns a path with slashes on every system. */
export function toSlashes(path: string): string {
  return path.replaceAll(sep, "/");
}
