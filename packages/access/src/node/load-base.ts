import { execFile } from "node:child_process";
import { posix, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { globToRegExp } from "../file/glob.ts";
import { parse } from "../file/parse.ts";
import type { Declaration } from "../model/declaration.ts";
import { type LoadOptions, toSlashes } from "./load-files.ts";

/** Bytes. */
const MAX_GIT_OUTPUT = 200_000_000;

const runFile = promisify(execFile);

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
      text: await git(cwd, "cat-file", "blob", `${commit}:${name}`),
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

function relativeTo(cwd: string, pattern: string): string {
  return toSlashes(relative(cwd, resolve(cwd, pattern)));
}
