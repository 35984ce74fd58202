import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    // Minutes, because a busy machine takes ten times as long.
    // One browser at a time: what is measured must not wait for what is tested beside it.
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
  },
});
