import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { posix, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { globRoot, globToRegExp, isGlob } from "./file/glob.ts";
import { parse, type Source } from "./file/parse.ts";
import type { Declaration } from "./model/declaration.ts";
import { InvalidFileError } from "./model/errors.ts";
import type { Problem } from "./model/snapshot.ts";

/** Bytes. `parse` rejects longer texts anyway. */
const MAX_SIZE = 5_000_000;

/** Bytes. */
const MAX_GIT_OUTPUT = 200_000_000;

const runFile = promisify(execFile);

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

/**
 * Reads files as they were at a revision, such as `origin/main`. Returns `null` if git does not have the revision (a shallow
 * clone, a first push), none of the files existed, or they were invalid: what was declared is unknown then.
 */
export async function loadBase(
  revision: string,
  patterns: readonly string[],
  { cwd = process.cwd() }: LoadOptions = {},
): Promise<Declaration | null> {
  try {
    const [commit = "", prefix = ""] = [
      (
        await git(
          cwd,
          "rev-parse",
          "--verify",
          "--quiet",
          "--end-of-options",
          `${revision}^{commit}`,
        )
      ).trim(),
      (await git(cwd, "rev-parse", "--show-prefix")).trim(),
    ];
    const matchers = patterns.map((pattern) => globToRegExp(relativeTo(cwd, pattern)));
    const list = await git(cwd, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit);
    const files = list
      .split("\0")
      .filter((name) => name !== "")
      .map((name) => ({ name, path: posix.relative(prefix, name) }))
      .filter(({ path }) => matchers.some((matcher) => matcher.test(path)));
    const read = async ({ name, path }: { name: string; path: string }) => ({
      path,
      text: await git(cwd, "show", "--no-textconv", `${commit}:${name}`),
    });
    return parse(await Promise.all(files.map(read))).declaration;
  } catch (error) {
    if (isGitFailure(error)) {
      return null;
    }
    throw error;
  }
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await runFile("git", args, { cwd, maxBuffer: MAX_GIT_OUTPUT });
  return stdout;
}

/** git is missing, or it ended with an error. */
function isGitFailure(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "number" || code === "ENOENT";
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

function relativeTo(cwd: string, pattern: string): string {
  return toSlashes(relative(cwd, resolve(cwd, pattern)));
}

function toSlashes(path: string): string {
  return path.replaceAll(sep, "/");
}
