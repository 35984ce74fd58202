import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({ test: { include: ["test/unit/**/*.test.ts"] } });
