// The bundled document as a module, for runtimes that cannot import JSON, and its type: JSON read as
// TypeScript is the exact type of itself.
import { readFileSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const json = readFileSync(new URL("openapi.json", dist), "utf8").trim();

writeFileSync(new URL("openapi.js", dist), `export default ${json};\n`);
writeFileSync(
  new URL("openapi.d.ts", dist),
  `declare const openapi: ${json};\nexport default openapi;\n`,
);
