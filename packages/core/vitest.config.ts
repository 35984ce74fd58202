// For the type of inject("confidentMockUrl").
import type {} from "@confident-admin/mock/vitest";
import { defineConfig } from "vitest/config";

// A time zone other than UTC reveals dates that are parsed without a zone.
process.env["TZ"] = "Asia/Tokyo";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A process per file costs several times as much as the tests.
    isolate: false,
    pool: "threads",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.{integration,thorough,soak}.test.ts"],
          // Unit tests must not use the integration tests' Prism.
          env: { CONFIDENT_BASE_URL: "", CONFIDENT_ORG_API_KEY: "" },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          // Tests that start Prism, other processes or the compiler.
          name: "integration",
          include: ["test/**/*.integration.test.ts"],
          globalSetup: "@confident-admin/mock/vitest",
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          // More of the same, which npm test leaves to test:thorough because each test starts its own process.
          name: "thorough",
          include: ["test/**/*.thorough.test.ts"],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
