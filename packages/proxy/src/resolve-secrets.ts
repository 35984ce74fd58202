import { ConfidentConfigError } from "@confident-admin/core";
import { notFoundMessage } from "@confident-admin/core/internal";
import type { OperationTable } from "@confident-admin/spec/operations";
import { isLostIfRedacted } from "./new-secret.ts";
import type { SecretsOption } from "./operation-types.ts";

/**
 * Validates and copies the option `secrets`.
 *
 * @param allowed - the ids of the allowed operations
 * @throws {ConfidentConfigError} if an entry is invalid, or is missing for an operation that needs one.
 */
export function resolveSecrets(
  table: OperationTable,
  allowed: readonly string[],
  secrets: unknown = {},
): SecretsOption<OperationTable> {
  if (typeof secrets !== "object" || secrets === null) {
    throw new ConfidentConfigError(
      'secrets must be an object whose values are "pass" or "redact".',
    );
  }
  for (const [id, choice] of Object.entries(secrets)) {
    checkEntry(table, id, choice);
  }
  const given = { ...secrets } as SecretsOption<OperationTable>;
  const hasChoice = (id: string) => Object.hasOwn(given, id) && given[id] !== undefined;
  const missing = allowed.find((id) => mustChoose(table, id) && !hasChoice(id));
  if (missing !== undefined) {
    throw new ConfidentConfigError(
      `${missing} returns a secret. Set secrets: { ${missing}: "redact" } to hide it from the caller, or "pass" to return it.`,
    );
  }
  return given;
}

function checkEntry(table: OperationTable, id: string, choice: unknown): void {
  const known = Object.keys(table).filter((candidate) => table[candidate]?.secrets.length);
  if (!known.includes(id)) {
    const message = notFoundMessage("operation with secrets", id, known);
    throw new ConfidentConfigError(`secrets: ${message}`);
  }
  if (choice !== undefined && choice !== "pass" && choice !== "redact") {
    throw new ConfidentConfigError(`secrets.${id} must be "pass" or "redact".`);
  }
}

function mustChoose(table: OperationTable, id: string): boolean {
  const operation = table[id];
  return operation !== undefined && isLostIfRedacted(operation);
}

/** Whether an operation's secret fields are passed to the caller. */
export function isPassed(secrets: SecretsOption<OperationTable>, id: string): boolean {
  // Ignore inherited properties. `toString` could be an id.
  return Object.hasOwn(secrets, id) && secrets[id] === "pass";
}
