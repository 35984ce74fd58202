import { execFile } from "node:child_process";

/** Asks git. `null` if it fails, or is not there. */
function git(cwd: string, ...args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile("git", [...args], { cwd }, (error, stdout) => resolve(error ? null : stdout.trim()));
  });
}

/** The commit that a folder is at. `null` outside of a repository, or without git. */
export const gitCommit = (cwd: string): Promise<string | null> =>
  git(cwd, "rev-parse", "--verify", "HEAD");

/** Whether a complete clone does not have a revision. A shallow one may lack any. */
export async function lacksRevision(cwd: string, revision: string): Promise<boolean> {
  const commit = `${revision}^{commit}`;
  const found = await git(cwd, "rev-parse", "--verify", "--quiet", "--end-of-options", commit);
  return found === null && (await git(cwd, "rev-parse", "--is-shallow-repository")) === "false";
}
