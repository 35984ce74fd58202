import { configDefaults, defineConfig } from "vitest/config";
import { FaultReporter } from "./test/support/fault-reporter.ts";

// Where a date without a zone is not what it is in UTC.
process.env["TZ"] = "Asia/Tokyo";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Prism needs a second to start, and many on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    exclude: [...configDefaults.exclude, "test/soak"],
    reporters: ["default", new FaultReporter()],
  },
});
