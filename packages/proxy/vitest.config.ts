import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A process for each file takes several times as long as its tests.
    isolate: false,
    pool: "threads",
    // Its hooks search all output for the key. Without isolation, an import would run them for one file only.
    setupFiles: ["test/support/start-proxy.ts"],
    expect: { poll: { timeout: 5_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.integration.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Starts Prism, the compiler or a bundler.
          name: "integration",
          include: ["test/**/*.integration.test.ts"],
          // Prism starts slowly on a busy machine.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
