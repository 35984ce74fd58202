import { ConfidentConfigError } from "@confident-admin/core";
import type { Operation, OperationTable } from "@confident-admin/spec/operations";

/** A segment that is a parameter. openapi-fetch serializes other names differently, such as `{id*}`. */
const PARAMETER = /^\{([\w-][\w.-]*)\}$/;

/** The segments of an operation's path. A trailing slash is not a segment. */
export function segmentsOf({ path }: Operation): readonly string[] {
  return path.replace(/\/$/, "").split("/");
}

/** The name of the parameter that a segment of a template is; `undefined` for literal segments. */
export function parameterOf(segment: string): string | undefined {
  return PARAMETER.exec(segment)?.[1];
}

/**
 * Checks that each path declares its parameters, because others are not validated, and that each is a complete segment.
 *
 * @throws {ConfidentConfigError} if a path does not match its parameters.
 */
export function checkPaths(table: OperationTable): void {
  for (const [id, operation] of Object.entries(table)) {
    const variable = segmentsOf(operation).filter((segment) => /[{}]/.test(segment));
    const names = variable.map(parameterOf).sort();
    const declared = operation.parameters.path.map(({ name }) => name).sort();
    if (new Set(names).size < names.length || JSON.stringify(names) !== JSON.stringify(declared)) {
      throw new ConfidentConfigError(
        `operationTable: the path parameters of ${id} do not match its path ${operation.path}. Generate the table again with confident-operations.`,
      );
    }
  }
}
