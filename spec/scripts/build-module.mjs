// Writes the bundled document and its operations as modules, for runtimes that cannot import JSON. The declarations
// contain the JSON as an exact type. The JSON file needs its own declaration, because `require` returns the document
// without a default export.
import { readFileSync, writeFileSync } from "node:fs";
import { buildOperations } from "./operations/build-operations.mjs";
import { toModule, toTypes } from "./operations/to-source.mjs";

const dist = new URL("../dist/", import.meta.url);
const write = (name, source) => writeFileSync(new URL(name, dist), source);
const json = readFileSync(new URL("openapi.json", dist), "utf8").trim();

write("openapi.js", `export default ${json};\n`);
write("openapi.d.ts", `declare const openapi: ${json};\nexport default openapi;\n`);
write("openapi.json.d.cts", `declare const openapi: ${json};\nexport = openapi;\n`);

try {
  const operations = buildOperations(JSON.parse(json));
  const types = readFileSync(new URL("operations/types.d.ts", import.meta.url), "utf8");
  write("operations.js", toModule(operations));
  write("operations.d.ts", toTypes(operations, types));
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
