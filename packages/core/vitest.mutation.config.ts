import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

// Mutants exist only in Stryker's own process. Random cases would take too long.
const { projects: _, ...options } = config.test ?? {};

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  ...config,
  test: {
    ...options,
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.{integration,thorough,soak}.test.ts", "test/properties/**"],
    // Many mutants make a call hang.
    testTimeout: 10_000,
  },
});
