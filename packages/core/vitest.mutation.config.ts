import { readdirSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import config from "./vitest.config.ts";

/**
 * Tests with what takes too long to start a thousand times: Prism, the compiler, fast-check, and other processes,
 * which Stryker cannot tell of a mutant either.
 */
const HEAVY = /@confident-admin\/mock|fast-check|support\/(?:child|exported-names|property)|\.mjs/;
/** Tests that take seconds, because they wait or send megabytes: most mutants are killed before their turn. */
const SLOW = [
  "answers",
  "retries",
  "hooks",
  "secrets",
  "raw-calls",
  "hostile-answers",
  "key-rotation",
  "signals",
  "key-functions",
  "lost-connections",
  "unsent",
  "retry-after",
  "backoff",
  "deadlines",
];

const heavy = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`)
  .filter((file) => HEAVY.test(readFileSync(file, "utf8")));

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      SLOW.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
    return files.sort((a, b) => rank(a) - rank(b));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    // One process for all tests of a mutant: starting it takes longer than most tests do.
    isolate: false,
    pool: "threads",
    sequence: { sequencer: QuickFirst },
    // A call that never ends is what many mutants are killed for.
    testTimeout: 10_000,
    exclude: [...configDefaults.exclude, "test/soak", ...heavy],
  },
});
