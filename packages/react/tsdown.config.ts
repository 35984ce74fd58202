import { defineConfig } from "tsdown";

// Unbundled, so that "use client" stays in the files with hooks.
// biome-ignore lint/style/noDefaultExport: tsdown requires one
export default defineConfig({
  entry: ["src/index.ts", "src/queries.ts", "src/testing.ts"],
  unbundle: true,
  tsconfig: "tsconfig.build.json",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
});
