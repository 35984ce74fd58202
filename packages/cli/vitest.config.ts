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
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
