import { defineConfig } from "tsdown";

// A file for a file, so that "use client" stays where the hooks are.
// biome-ignore lint/style/noDefaultExport: tsdown asks for one
export default defineConfig({
  entry: ["src/index.ts", "src/queries.ts", "src/testing.ts"],
  unbundle: true,
  tsconfig: "tsconfig.build.json",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
  sourcemap: true,
  outputOptions: { sourcemapExcludeSources: true }, // they are published too
});
