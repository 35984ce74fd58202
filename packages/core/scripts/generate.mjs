// @ts-check
// Generates the types of the OpenAPI document. With --check it writes nothing and exits 1 if a file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { parse } from "yaml";

const DOCUMENT = new URL("../../../spec/openapi.yaml", import.meta.url);
/** Schemas that users of the client never see: responses are unwrapped. */
const HIDDEN = /Response$|^Envelope$/;

const { schemas } = parse(readFileSync(DOCUMENT, "utf8")).components;
const aliases = Object.entries(schemas)
  .filter(([name]) => !HIDDEN.test(name))
  .map(
    ([name, { description }]) => `/** ${description} */\nexport type ${name} = Schemas["${name}"];`,
  );

const files = {
  "schema.gen.ts": `${COMMENT_HEADER}${astToString(await openapiTS(DOCUMENT))}`,
  "types.gen.ts": `// Generated from spec/openapi.yaml by npm run generate. Do not edit.
import type { components } from "./schema.gen.ts";

type Schemas = components["schemas"];

${aliases.join("\n")}
`,
};

for (const [name, content] of Object.entries(files)) {
  const file = new URL(`../src/${name}`, import.meta.url);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, content);
  } else if (readFileSync(file, "utf8") !== content) {
    process.stderr.write(`src/${name} is stale.\n`);
    process.exitCode = 1;
  }
}
