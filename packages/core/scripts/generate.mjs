// @ts-check
// Generates the types of the OpenAPI document. With --check it writes nothing and exits 1 if a file is stale.
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";
import { parse } from "yaml";

const DOCUMENT = new URL("../../../spec/openapi.yaml", import.meta.url);
/** Schemas that users of the client never see: responses are unwrapped, and pages become a `Page`. */
const HIDDEN = /(Response|Page)$|^Envelope$/;

const document = parse(readFileSync(DOCUMENT, "utf8"));
const { schemas } = document.components;
const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
const sent = schemasOf(operations.map(({ requestBody }) => requestBody));
const received = schemasOf(operations.map(({ responses }) => responses));

const aliases = Object.entries(schemas)
  .filter(([name]) => !HIDDEN.test(name))
  .map(([name, { description }]) => {
    const source = name in sent && !(name in received) ? "Inputs" : "Schemas";
    return `/** ${description} */\nexport type ${name} = ${source}["${name}"];`;
  });

// What callers pass: arrays may be readonly, and what is optional may be undefined.
const inputs = await openapiTS(
  { ...document, paths: {}, components: { schemas: sent } },
  { immutable: true, transformProperty: allowUndefined },
);

const files = {
  "schema.gen.ts": `${COMMENT_HEADER}${astToString(await openapiTS(DOCUMENT))}`,
  "inputs.gen.ts": `${COMMENT_HEADER}${astToString(inputs)}`,
  "types.gen.ts": `// Generated from spec/openapi.yaml by npm run generate. Do not edit.
import type { components as inputs } from "./inputs.gen.ts";
import type { components } from "./schema.gen.ts";

type Inputs = inputs["schemas"];
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

/**
 * Finds the schemas that a part of the document refers to, directly or through others.
 *
 * @param {unknown} part
 * @param {Record<string, unknown>} [found]
 */
function schemasOf(part, found = {}) {
  const refs = JSON.stringify(part).matchAll(/#\/components\/(\w+)\/([\w.-]+)/g);
  for (const [, kind = "", name = ""] of refs) {
    const component = document.components[kind][name];
    if (kind !== "schemas") {
      schemasOf(component, found);
    } else if (!(name in found)) {
      found[name] = component;
      schemasOf(component, found);
    }
  }
  return found;
}

/** @param {ts.PropertySignature} property */
function allowUndefined(property) {
  const { modifiers, name, questionToken, type } = property;
  if (!questionToken || !type) {
    return property;
  }
  const { factory, SyntaxKind } = ts;
  const undefinedType = factory.createKeywordTypeNode(SyntaxKind.UndefinedKeyword);
  const optional = factory.createUnionTypeNode([type, undefinedType]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, optional);
}
