import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    // A second browser would distort the measurements.
    fileParallelism: false,
    // A busy machine can take ten times as long.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
