import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  test: {
    // A process for each file would cost several times what its tests do.
    isolate: false,
    pool: "threads",
    // Most of the time is Prism's, in processes of its own.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.integration.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          // Starts Prism, or the command.
          name: "integration",
          include: ["test/**/*.integration.test.ts"],
          globalSetup: "src/vitest.ts",
          // On a busy machine Prism takes long to start.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
