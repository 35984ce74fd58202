import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import { segmentsOf } from "./path-template.ts";

const API_KEY_FIELDS = ["value", "shadowValue"];
/** Creating a project also creates its first API key. */
const PROJECTS = /^(?:\/v\d+)?\/projects\/?$/;

/** Adds the secret fields of API keys and invitations to a table, because a document might not mark them. */
export function addSecretFields(table: OperationTable): OperationTable {
  return Object.fromEntries(
    Object.entries(table).map(([id, operation]) => {
      const secrets = new Set([...operation.secrets, ...knownFields(operation)]);
      return [id, { ...operation, secrets: [...secrets] }];
    }),
  );
}

/** The names of all secret fields of a table. */
export function secretFieldsOf(table: OperationTable): readonly string[] {
  return [...new Set(Object.values(table).flatMap(({ secrets }) => secrets))];
}

function knownFields(operation: Operation): readonly string[] {
  const segments = segmentsOf(operation);
  const createsProject = operation.method === "POST" && PROJECTS.test(operation.path);
  return [
    ...(createsProject || segments.includes("api-keys") ? API_KEY_FIELDS : []),
    ...(segments.includes("invitations") ? ["token"] : []),
  ];
}
