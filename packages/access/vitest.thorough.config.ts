import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ["test/**/*.property.test.ts"],
    testTimeout: 600_000,
    env: { CONFIDENT_FUZZ_RUNS: process.env["CONFIDENT_FUZZ_RUNS"] ?? "100" },
  },
});
