// @ts-check
// Writes the tables of operations between the markers in READMEs. With --check, fails if a table is stale.
import { readFileSync, writeFileSync } from "node:fs";
import openapi from "@confident-admin/spec";
import { operations } from "@confident-admin/spec/operations";

/** @typedef {import("@confident-admin/spec/operations").Operation & { readonly id: string }} Operation */

const MARKED = /(?<=<!-- operations -->\n).*?(?=<!-- \/operations -->)/s;
const file = (/** @type {string} */ path) => new URL(`../${path}`, import.meta.url);
const bindings = ["organization", "projects", "project"].map((name) => {
  const source = readFileSync(file(`packages/core/src/bound/${name}.ts`), "utf8");
  return { source, owner: name === "project" ? "project(projectId)." : "" };
});

/** @type {Record<string, (operation: Operation) => string>} */
const COLUMNS = {
  "Bound method": (operation) => `\`${boundMethod(operation)}\``,
  Function: ({ id }) => `\`${id}\``,
  Operation: ({ id }) => `\`${id}\``,
  Request: ({ method, path }) => `\`${method} ${path}\``,
  "What it does": ({ method, path }) =>
    Reflect.get(Reflect.get(openapi.paths, path), method.toLowerCase()).summary,
};

update("packages/core/README.md", ["Bound method", "Function", "Request", "What it does"]);
update("packages/proxy/README.md", ["Operation", "Request", "What it does"]);

/**
 * @param {string} path
 * @param {readonly string[]} columns
 */
function update(path, columns) {
  const cells = Object.entries(operations).map(([id, operation]) =>
    columns.map((column) => COLUMNS[column]?.({ id, ...operation })),
  );
  const rows = [columns, columns.map(() => "---"), ...cells];
  const table = rows.map((row) => `| ${row.join(" | ")} |\n`).join("");
  const readme = readFileSync(file(path), "utf8");
  const updated = readme.replace(MARKED, () => table);
  if (!process.argv.includes("--check")) {
    writeFileSync(file(path), updated);
  } else if (updated !== readme) {
    process.stderr.write(`The table of operations in ${path} is stale. Run: npm run generate\n`);
    process.exitCode = 1;
  }
}

/**
 * The method of `ConfidentAdmin` for an operation, such as `policies.delete(policyId)`.
 *
 * @param {Operation} operation
 */
function boundMethod({ id, parameters, body }) {
  for (const { source, owner } of bindings) {
    const binding = new RegExp(`(\\w+): (?:\\w+\\()?${id}\\b`).exec(source);
    if (binding) {
      const resources = [...source.slice(0, binding.index).matchAll(/(\w+): \{/g)];
      const parts = parameters.path.slice(owner ? 1 : 0).map(({ name }) => name);
      const args = [...parts, ...(body ? ["body"] : []), ...(parameters.query[0] ? ["query"] : [])];
      return `${owner}${resources.at(-1)?.[1]}.${binding[1]}(${args.join(", ")})`;
    }
  }
  return "not bound";
}
