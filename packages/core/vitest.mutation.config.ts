import { readdirSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import config from "./vitest.config.ts";

/** Tests that Stryker cannot tell of a mutant, because their code runs in another process, and those of Prism. */
const ELSEWHERE = /@confident-admin\/mock|support\/child|support\/exported-names|\.mjs/;
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

const elsewhere = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`)
  .filter((file) => ELSEWHERE.test(readFileSync(file, "utf8")));

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      SLOW.findIndex((name) => moduleId.endsWith(`/faults/${name}.test.ts`));
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
    testTimeout: 15_000,
    exclude: [...configDefaults.exclude, "test/soak", ...elsewhere],
    // The same cases each time, so that the same mutants survive.
    env: {
      CONFIDENT_FUZZ_RUNS: "300",
      CONFIDENT_FUZZ_SEED: "1",
      CONFIDENT_FUZZ_SHRINKS: "no",
    },
  },
});
