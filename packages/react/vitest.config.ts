import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];
const common = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  ...common,
  test: {
    testTimeout: 20_000,
    setupFiles: ["test/support/install-dom.ts"],
  },
});
