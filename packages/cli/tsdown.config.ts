import { defineConfig } from "tsdown";

// One file, because Node pays for each file it opens.
// biome-ignore lint/style/noDefaultExport: tsdown requires one
export default defineConfig({
  entry: ["src/cli.ts"],
  tsconfig: "tsconfig.build.json",
  platform: "node",
  target: "node20.19",
  dts: false,
  fixedExtension: false, // .js
  outputOptions: {
    comments: { jsdoc: false }, // no one reads them here
  },
});
