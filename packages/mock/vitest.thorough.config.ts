import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

const FUZZ_RUNS = process.env["CONFIDENT_FUZZ_RUNS"] ?? "100000";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  ...config,
  test: { ...config.test, env: { CONFIDENT_FUZZ_RUNS: FUZZ_RUNS } },
});
