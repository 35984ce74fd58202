// @ts-check
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 140_000;
const page = new URL("../dist/page/", import.meta.url);

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", page), "utf8"));
const chunks = new Set();

function add(/** @type {string} */ name) {
  const chunk = manifest[name];
  if (!chunk) {
    throw new Error(`The manifest does not contain ${name}.`);
  }
  if (!chunks.has(chunk.file)) {
    chunks.add(chunk.file);
    for (const imported of chunk.imports ?? []) {
      add(imported);
    }
  }
}

add("index.html");
add("src/shell/toasts.tsx"); // loaded immediately, without blocking

const sizes = [...chunks].map((file) => ({
  file,
  bytes: gzipSync(readFileSync(new URL(file, page))).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { file, bytes } of sizes) {
  process.stdout.write(`${file}: ${bytes} bytes\n`);
}
process.stdout.write(`First load: ${total} bytes of gzipped script (limit: ${LIMIT})\n`);
if (total > LIMIT) {
  process.exitCode = 1;
}
