import { readdirSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

/** What starts Prism takes too long to be run again for each of many hundred mutants. */
const withPrism = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => `test/${file}`)
  .filter((file) => readFileSync(file, "utf8").includes("@confident-admin/mock"));

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    exclude: [...configDefaults.exclude, "test/soak", ...withPrism],
    // The same cases each time, so that the same mutants survive.
    env: {
      CONFIDENT_FUZZ_RUNS: "1000",
      CONFIDENT_FUZZ_SEED: "1",
      CONFIDENT_FUZZ_SHRINKS: "no",
    },
  },
});
