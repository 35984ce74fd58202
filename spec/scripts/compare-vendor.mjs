// Compares openapi.yaml with the vendor's public document, which is fern/openapi.yaml with fern/openapi-overrides.yaml in
// confident-ai/confident-docs. Prints every difference. Exits with 1 if one of them is not intended.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { resolver } from "./references.mjs";

/** Patterns of the intended differences, which read `place keyword: theirs → ours`, by reason. */
const REASONS = {
  "The vendor's page about data residency has three servers": /^servers enum:/,
  "The key is a security scheme": /^header\.CONFIDENT_API_KEY: present → absent$/,
  "The vendor's conventions have more statuses": /^status (20[14]|[45]\d\d): absent → present$/,
  "The vendor's conventions have more fields": /^response\.(deprecated|link): absent → present$/,
  "Some flags are always true": /\.(success|deleted|removed) const: undefined → true$/,
  "A success always has its value": /^response\.data\.\w+ required: false → true$/,
  "Enums are open": /^response\..*\.(plan|status|type) open: false → true$/,
  "Requests are closed": /^request closed: false → true$/,
  "Names and ids must not be empty": /^request\.\w+(\[\])? minLength: undefined → 1$/,
  "Ids in the path have a length": /^path\.\w+ (minLength: undefined → 1|maxLength: .* → 1024)$/,
  "Integer ids are positive": /^path\.(apiKeyId|invitationId) minimum: undefined → 1$/,
  "v1 might send the secrets of v2": /\.(token|shadowValue): absent → present$/,
  "NOT INTENDED": /^/,
};
const KEYWORDS = [
  ...["type", "format", "enum", "const", "default", "minimum", "maximum", "required"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "closed", "open"],
];

const [file, overrides] = process.argv.slice(2);
if (overrides === undefined) {
  throw new Error("Usage: node spec/scripts/compare-vendor.mjs <openapi.yaml> <overrides.yaml>");
}
const read = (path) => parse(readFileSync(path, "utf8"));
const theirs = describe(read(file), read(overrides).paths);
const ours = describe(read(new URL("../openapi.yaml", import.meta.url)));
const ids = [...new Set([...theirs.keys(), ...ours.keys()])];
const reasonFor = (text) => Object.keys(REASONS).find((reason) => REASONS[reason].test(text));
const differences = ids.flatMap((id) =>
  compare(theirs.get(id), ours.get(id)).map((text) => ({ id, text, reason: reasonFor(text) })),
);
for (const reason of Object.keys(REASONS)) {
  const found = differences.filter((one) => one.reason === reason);
  process.stdout.write(`\n${reason} (${found.length})\n`);
  for (const text of new Set(found.map((one) => one.text))) {
    const same = found.filter((one) => one.text === text).map(({ id }) => id);
    process.stdout.write(`  ${text} (${same.length > 3 ? `${same.length} operations` : same})\n`);
  }
}
process.exitCode = differences.some(({ reason }) => reason === "NOT INTENDED") ? 1 : 0;

/** Describes every operation: a map of operation ids to maps of places to schemas. */
function describe({ servers, paths, ...document }, overlay = {}) {
  const resolve = resolver({ paths, ...document });
  const urls = servers.map(({ url }) => url.replace(/\/$/, ""));
  const operations = new Map([["document", new Map([["servers", { enum: urls }]])]]);
  const isManagement = ([path]) => /^\/v1\/(organization|projects)(\/|$)/.test(path);
  for (const [path, { parameters = [], ...methods }] of Object.entries(paths).filter(
    isManagement,
  )) {
    for (const [method, operation] of Object.entries(methods)) {
      const added = overlay[path]?.[method]?.parameters ?? [];
      const all = [...parameters, ...(operation.parameters ?? []), ...added].map(resolve);
      const { content, required } = resolve(operation.requestBody ?? {});
      const success = resolve(operation.responses[200]).content["application/json"].schema;
      operations.set(
        operation.operationId,
        new Map([
          ["operation", { enum: [method, path] }],
          ...Object.keys(operation.responses).map((status) => [`status ${status}`, {}]),
          ...all.flatMap((one) => list(resolve, one.schema, `${one.in}.${one.name}`, one.required)),
          ...(content
            ? list(resolve, content["application/json"].schema, "request", required)
            : []),
          ...list(resolve, success, "response", true),
        ]),
      );
    }
  }
  return operations;
}

/** Lists a schema and the schemas in it, each with its place. */
function list(resolve, node, place, required = false) {
  const schema = flatten(resolve, node);
  const fields = Object.entries(schema.properties).flatMap(([name, property]) =>
    list(resolve, property, `${place}.${name}`, schema.required.includes(name)),
  );
  const items = schema.items ? list(resolve, schema.items, `${place}[]`, true) : [];
  return [[place, { ...schema, required }], ...fields, ...items];
}

/** Merges `allOf` and `anyOf` into one schema. `null` is one of the types if it is allowed. */
function flatten(resolve, node) {
  const { allOf = [], anyOf = [], nullable, ...own } = resolve(node);
  const parts = [...[...allOf, ...anyOf].map((part) => flatten(resolve, part)), own];
  const types = parts.map(
    ({ type, const: constant }) => type ?? (constant === undefined ? [] : typeof constant),
  );
  const merged = Object.assign({}, ...parts);
  return {
    ...merged,
    type: [...new Set([...types.flat(), ...(nullable ? ["null"] : [])])].sort(),
    enum: parts.find((part) => part.enum)?.enum.toSorted(),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap((part) => part.required ?? []),
    closed: merged.additionalProperties === false,
    open: anyOf.some((part) => resolve(part).enum),
  };
}

function compare(before = new Map(), after = new Map()) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const [one, other] = [before.get(place), after.get(place)];
    if (!one || !other) {
      return [`${place}: ${one ? "present → absent" : "absent → present"}`];
    }
    const changed = KEYWORDS.filter((keyword) => `${one[keyword]}` !== `${other[keyword]}`);
    return changed.map((keyword) => `${place} ${keyword}: ${one[keyword]} → ${other[keyword]}`);
  });
}
