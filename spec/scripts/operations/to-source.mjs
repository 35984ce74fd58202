// @ts-check

/** @typedef {import("./types.d.ts").OperationTable} OperationTable */

/** Converts the table to the source of a module. @param {OperationTable} table */
export function toModule(table) {
  return `export const operations = ${toLiteral(table)};\n`;
}

/** Converts the table to the source of a TypeScript module. @param {OperationTable} table */
export function toTypeScript(table) {
  return `import type { OperationTable } from "@confident-admin/spec/operations";

export const operations = ${toLiteral(table)} as const satisfies OperationTable;
`;
}

/**
 * Converts the table to type declarations for the source that `toModule` returns. The types are as exact as
 * with `as const`.
 *
 * @param {OperationTable} table
 * @param {string} shared - the types that do not depend on the table
 */
export function toTypes(table, shared) {
  const ids = Object.keys(table).map((id) => JSON.stringify(id));
  return `${shared}
/** Every operation of the document. */
export declare const operations: ${toType(table)};

/** The \`operationId\` of an operation of the document. */
export type OperationId = ${ids.join(" | ") || "never"};
`;
}

/**
 * Converts the table to a literal, in which the plain key `__proto__` would set the prototype.
 *
 * @param {OperationTable} table
 */
function toLiteral(table) {
  return JSON.stringify(table, null, 2).replace(/^( *)"__proto__":/gm, '$1["__proto__"]:');
}

/** @param {any} value @returns {string} */
function toType(value) {
  if (Array.isArray(value)) {
    return `readonly [${value.map(toType).join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value);
  }
  const fields = Object.entries(value).map(
    ([name, field]) => `readonly ${JSON.stringify(name)}: ${toType(field)}`,
  );
  return `{ ${fields.join("; ")} }`;
}
