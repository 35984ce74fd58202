import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// biome-ignore lint/style/noDefaultExport: Vite requires one
export default defineConfig({
  plugins: [react()],
  build: { outDir: "dist/page", target: "es2022", manifest: true },
});
