import { defineConfig } from "vitest/config";
import config from "./vitest.config.ts";

// Only tests that run in Stryker's own process see a mutant; random cases would take too long.
const { projects: _, ...options } = config.test ?? {};

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  ...config,
  test: {
    ...options,
    include: ["test/**/*.test.ts"],
    exclude: ["test/**/*.{integration,soak}.test.ts", "test/properties/**"],
    // Many mutants are killed because a call never ends.
    testTimeout: 10_000,
  },
});
