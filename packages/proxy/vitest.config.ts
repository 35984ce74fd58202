import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A process for each file would cost several times what its tests do.
    isolate: false,
    pool: "threads",
    // Its hooks look for the key in everything. Without isolation, an import would run them for one file only.
    setupFiles: ["test/support/world.ts"],
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
          // On a busy machine Prism takes long to start.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
