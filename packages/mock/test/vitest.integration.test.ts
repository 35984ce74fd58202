import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

const VITEST = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
const PROJECT = fileURLToPath(new URL("support/project", import.meta.url));

let output: string;
beforeAll(async () => {
  const args = [VITEST, "run", "--root", PROJECT, "--reporter", "verbose"];
  const env = { ...process.env, NO_COLOR: "1" };
  output = (await promisify(execFile)(process.execPath, args, { env })).stdout;
});

test.each(["forks", "threads"])(
  "sets up the mock for a Vitest project with the pool %s",
  (pool) => {
    expect(output.split(`✓ |${pool}| `)).toHaveLength(1 + 2);
    expect(output).toMatch(/Tests {2}4 passed/);
  },
);
