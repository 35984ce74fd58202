import { configDefaults, defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

const FUZZ_RUNS = process.env["CONFIDENT_FUZZ_RUNS"] ?? "100000";

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    exclude: configDefaults.exclude,
    testTimeout: 300_000,
    maxWorkers: "100%",
    env: { CONFIDENT_FUZZ_RUNS: FUZZ_RUNS },
    coverage: {
      enabled: true,
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.gen.ts"],
      reporter: ["text", "html"],
      thresholds: { lines: 100, branches: 95 },
    },
  },
});
