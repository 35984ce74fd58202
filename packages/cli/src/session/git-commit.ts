import { execFile } from "node:child_process";

/** The commit that a folder is at. `null` outside of a repository, or without git. */
export function gitCommit(cwd: string): Promise<string | null> {
  return new Promise((resolve) => {
    execFile("git", ["rev-parse", "--verify", "HEAD"], { cwd }, (error, stdout) => {
      resolve(error ? null : stdout.trim());
    });
  });
}
