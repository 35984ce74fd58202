import openapi from "../dist/openapi.js";
import { operations } from "../dist/operations.js";
import { resolver } from "../scripts/references.mjs";

const resolve = resolver(openapi);

export function requestExample(id) {
  const { path, method, parameters } = operations[id];
  const item = openapi.paths[path];
  const operation = item[method.toLowerCase()];
  const declared = [item, operation].flatMap((node) => node.parameters ?? []).map(resolve);
  const valuesIn = (location) =>
    Object.fromEntries(
      parameters[location].map(({ name }) => {
        const isThis = (one) => one.name === name && one.in === location;
        // The operation's own parameters come last, and override those of the path.
        return [name, firstExample(declared.findLast(isThis))];
      }),
    );
  const { requestBody } = operation;
  return {
    path: valuesIn("path"),
    query: valuesIn("query"),
    body: requestBody && firstExample(jsonOf(resolve(requestBody))),
  };
}

export function requestTarget(id, { path, query }) {
  const pathname = operations[id].path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(path[name]),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((item) => `${name}=${encodeURIComponent(item)}`),
  );
  return pairs.length > 0 ? `${pathname}?${pairs.join("&")}` : pathname;
}

export function responseExamples(id) {
  const { path, method } = operations[id];
  const { responses } = openapi.paths[path][method.toLowerCase()];
  return Object.entries(responses).flatMap(([code, response]) => {
    const status = Number(code);
    const examples = Object.entries(jsonOf(resolve(response))?.examples ?? {});
    return examples.length === 0
      ? [{ status, name: undefined, body: undefined }]
      : examples.map(([name, example]) => ({ status, name, body: resolve(example).value }));
  });
}

function jsonOf({ content }) {
  return content?.["application/json"];
}

function firstExample({ examples }) {
  return resolve(Object.values(examples)[0]).value;
}
