import { defineConfig } from "tsdown";

// biome-ignore lint/style/noDefaultExport: tsdown requires one
export default defineConfig({
  entry: ["src/index.ts", "src/node.ts"],
  tsconfig: "tsconfig.build.json",
  platform: "neutral",
  deps: { neverBundle: [/^node:/] },
  target: "es2022",
  dts: { oxc: true },
});
