import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

const FUZZ_RUNS = process.env["CONFIDENT_FUZZ_RUNS"] ?? "100000";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    projects: [
      ...(config.test?.projects ?? []),
      { extends: true, test: { name: "soak", include: ["test/**/*.soak.test.ts"] } },
    ],
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
