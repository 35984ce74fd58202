import { defineConfig } from "tsdown";

// biome-ignore lint/style/noDefaultExport: tsdown requires one
export default defineConfig({
  entry: ["server/main.ts", "server/start-console.ts"],
  outDir: "dist/server",
  fixedExtension: false,
  platform: "node",
  target: "node20",
  dts: false,
});
