import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  // A process for each file takes longer than its tests.
  test: { include: ["test/unit/**/*.test.ts"], isolate: false, pool: "threads", maxWorkers: 1 },
});
