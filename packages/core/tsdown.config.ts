import { defineConfig } from "tsdown";

// One file for what is imported, because Node pays for each file that it opens.
// biome-ignore lint/style/noDefaultExport: tsdown asks for one
export default defineConfig({
  entry: { index: "src/index.ts", schema: "src/schema.gen.ts" },
  tsconfig: "tsconfig.build.json",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
  sourcemap: true,
  outputOptions: {
    sourcemapExcludeSources: true, // they are published too
    comments: { jsdoc: false }, // editors read those of the declarations
  },
});
