import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { testTimeout: 20_000, expect: { poll: { timeout: 5_000 } } },
});
