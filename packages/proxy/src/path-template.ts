import { ConfidentConfigError } from "@confident-admin/core";
import type { Operation, OperationTable } from "@confident-admin/spec/operations";

/** A segment that is a parameter. openapi-fetch serializes other names differently, such as `{id*}`. */
const PARAMETER = /^\{([\w-][\w.-]*)\}$/;

/** The segments of an operation's path. A trailing slash is not a segment. */
export function segmentsOf({ path }: Operation): readonly string[] {
  return path.replace(/\/$/, "").split("/");
}

/** Returns the name of the parameter in a template's segment, or `undefined` for a literal segment. */
export function parameterOf(segment: string): string | undefined {
  return PARAMETER.exec(segment)?.[1];
}

/**
 * Finds the last parameter that follows these literal segments. Returns the path before the literals and the path up to
 * and including the parameter, or `undefined` if the path has no such parameter.
 */
export function findItem(
  operation: Operation,
  ...literals: readonly string[]
): { readonly scope: string; readonly path: string } | undefined {
  const segments = segmentsOf(operation);
  for (let start = segments.length - literals.length - 1; start >= 0; start--) {
    const end = start + literals.length;
    const isMatch = literals.every((literal, index) => segments[start + index] === literal);
    if (isMatch && parameterOf(segments[end] ?? "") !== undefined) {
      const join = (to: number) => segments.slice(0, to).join("/");
      return { scope: join(start), path: join(end + 1) };
    }
  }
  return undefined;
}

/** Replaces the parameters of a path. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  const fill = (segment: string) => {
    const name = parameterOf(segment);
    return name === undefined ? segment : encodeURIComponent(params[name] ?? "");
  };
  return path.split("/").map(fill).join("/");
}

/**
 * Checks that each path declares its parameters, because undeclared ones are not validated. Also checks that each is a
 * complete segment.
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
