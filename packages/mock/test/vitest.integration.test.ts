import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const VITEST = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
const PROJECT = fileURLToPath(new URL("support/project", import.meta.url));

test.each(["forks", "threads"])(
  "a vitest project finds the mock by itself, in %s",
  async (pool) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const args = [VITEST, "run", "--root", PROJECT, "--pool", pool];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    expect(stdout).toMatch(/Tests {2}2 passed/);
  },
);
