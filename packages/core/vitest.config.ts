// For the type of inject("confidentMockUrl").
import type {} from "@confident-admin/mock/vitest";
import { defineConfig } from "vitest/config";

// A time zone in which a date without a zone is not what it is in UTC.
process.env["TZ"] = "Asia/Tokyo";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A process for each file would cost several times what its tests do.
    isolate: false,
    pool: "threads",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{integration,soak}.test.ts"],
          // The integration tests' Prism is not for these.
          env: { CONFIDENT_BASE_URL: "", CONFIDENT_ORG_API_KEY: "" },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Starts Prism, other processes or the compiler.
          name: "integration",
          include: ["test/**/*.integration.test.ts"],
          globalSetup: "@confident-admin/mock/vitest",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
