import { defineConfig } from "tsdown";

// One file per entry point, because Node pays for each file it opens. Readable, so that it needs no source map.
// biome-ignore lint/style/noDefaultExport: tsdown asks for one
export default defineConfig({
  entry: { index: "src/index.ts", schema: "src/schema.gen.ts", internal: "src/internal.ts" },
  tsconfig: "tsconfig.build.json",
  platform: "neutral",
  target: "es2022",
  dts: { oxc: true },
  outputOptions: {
    comments: { jsdoc: false }, // editors read those of the declarations
  },
});
