import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Prism needs a second to start, and many on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 5_000 } },
  },
});
