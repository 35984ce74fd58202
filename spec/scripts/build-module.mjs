// The bundled document as a module, for runtimes that cannot import JSON, and the types of both: JSON read as
// TypeScript is the exact type of itself. The JSON has a type of its own, because what `require` returns is the
// document, where a module has it as its default export.
import { readFileSync, writeFileSync } from "node:fs";

const dist = new URL("../dist/", import.meta.url);
const json = readFileSync(new URL("openapi.json", dist), "utf8").trim();

writeFileSync(new URL("openapi.js", dist), `export default ${json};\n`);
writeFileSync(
  new URL("openapi.d.ts", dist),
  `declare const openapi: ${json};\nexport default openapi;\n`,
);
writeFileSync(
  new URL("openapi.json.d.cts", dist),
  `declare const openapi: ${json};\nexport = openapi;\n`,
);
