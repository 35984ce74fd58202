import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest requires one
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    // One browser at a time, so that the measurements are not disturbed.
    fileParallelism: false,
    // A busy machine may take ten times as long.
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
