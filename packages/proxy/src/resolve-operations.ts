import { ConfidentConfigError } from "@confident-admin/core";
import { notFoundMessage } from "@confident-admin/core/internal";
import type { OperationTable } from "@confident-admin/spec/operations";
import { returnsNewSecret } from "./new-secret.ts";
import { resourceOf } from "./resource-of.ts";

/**
 * Returns the ids of the operations that a list of ids, resources and groups allows.
 *
 * @throws {ConfidentConfigError} if the list is missing or empty, or an entry is unknown.
 */
export function resolveOperations(table: OperationTable, names: unknown): readonly string[] {
  if (!Array.isArray(names) || names.length === 0) {
    throw new ConfidentConfigError(
      'createConfidentHandler needs operations, a list of what to allow: operation ids such as listPolicies, resources such as policies, or "read" or "write".',
    );
  }
  const sets = operationSets(table);
  return [...new Set(names.flatMap((name: unknown) => idsOf(table, sets, name)))];
}

function operationSets(table: OperationTable): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, string[]>([
    ["read", []],
    ["write", []],
  ]);
  for (const [id, operation] of Object.entries(table)) {
    const group = operation.method === "GET" ? "read" : "write";
    for (const name of [group, resourceOf(operation.path)]) {
      const ids = sets.get(name) ?? [];
      sets.set(name, returnsNewSecret(operation) ? ids : [...ids, id]);
    }
  }
  return sets;
}

function idsOf(
  table: OperationTable,
  sets: ReadonlyMap<string, readonly string[]>,
  name: unknown,
): readonly string[] {
  const id = String(name);
  // If a name is both an id and a resource, use the id, which allows less.
  const ids = Object.hasOwn(table, id) ? [id] : sets.get(id);
  if (typeof name !== "string" || !ids) {
    const known = [...sets.keys(), ...Object.keys(table)];
    const message = notFoundMessage("operation, resource or group", id, known);
    throw new ConfidentConfigError(
      `operations: ${message} Use ${[...sets.keys()].join(", ")}, or one of ${Object.keys(table).join(", ")}.`,
    );
  }
  return ids;
}
