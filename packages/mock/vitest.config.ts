import { defineConfig } from "vitest/config";

// Prism starts slowly on a busy machine.
const PATIENT = { testTimeout: 120_000, hookTimeout: 120_000 };

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  test: {
    // A process for each file takes several times as long as its tests.
    isolate: false,
    pool: "threads",
    // The tests mostly wait for Prism, which runs in separate processes.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{integration,thorough}.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          // Starts Prism, or the command.
          name: "integration",
          include: ["test/**/*.integration.test.ts"],
          globalSetup: "src/vitest.ts",
          ...PATIENT,
        },
      },
      {
        extends: true,
        test: {
          // More of the same, which npm test leaves to test:thorough because each test starts its own process.
          name: "thorough",
          include: ["test/**/*.thorough.test.ts"],
          globalSetup: "src/vitest.ts",
          ...PATIENT,
        },
      },
    ],
  },
});
