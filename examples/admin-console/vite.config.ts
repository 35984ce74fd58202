import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// react-router's `exports` lead to its development build.
const router = new URL("node_modules/react-router/dist/production/index.mjs", import.meta.url);

// biome-ignore lint/style/noDefaultExport: Vite requires one
export default defineConfig({
  plugins: [react()],
  resolve: { alias: [{ find: /^react-router$/, replacement: fileURLToPath(router) }] },
  build: {
    outDir: "dist/page",
    target: "es2022",
    manifest: true,
    // The page preloads only chunks that are not needed yet.
    modulePreload: { polyfill: false },
    // One chunk for the first load. Several would compress worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
});
