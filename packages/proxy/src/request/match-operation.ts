import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import { parameterOf, segmentsOf } from "../path-template.ts";

/** An operation and the decoded parameters of its path. */
export interface Match {
  readonly id: string;
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the operation of a request. Compares the path segment by segment, each decoded once. The path sent to the API
 * is built from the template.
 *
 * @param basePath - without a trailing slash
 * @throws {HttpError} if the table has no such operation.
 */
export function matchOperation(
  table: OperationTable,
  { url, method }: Request,
  basePath: string,
): Match {
  const { pathname } = new URL(url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : undefined;
  // Some frameworks add a trailing slash.
  const segments = path?.replace(/\/$/, "").split("/").map(decode);
  const matches = segments ? matchPath(table, segments) : [];
  if (matches.length === 0) {
    throw new HttpError(404, "Operation not found.");
  }
  const match = matches.find(({ operation }) => operation.method === method);
  if (!match) {
    const allow = [...new Set(matches.map(({ operation }) => operation.method))].join(", ");
    throw new HttpError(405, "Method not allowed. See the Allow header.", { allow });
  }
  return match;
}

function matchPath(table: OperationTable, segments: readonly string[]): Match[] {
  const matches = Object.entries(table).flatMap(([id, operation]) => {
    const params = matchTemplate(segmentsOf(operation), segments);
    // Frozen, so that `authorize` cannot change what is sent.
    return params ? [{ id, operation, params: Object.freeze(params) }] : [];
  });
  // Literal segments first, as in the API. Otherwise the id `me` could reach an operation that is not allowed.
  return matches.sort((a, b) => compare(orderOf(a), orderOf(b)));
}

function matchTemplate(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== segments.length) {
    return undefined;
  }
  const params: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const part = template[index] ?? "";
    const name = parameterOf(part);
    if (name === undefined ? part !== segment : segment === "") {
      return undefined;
    }
    if (name !== undefined) {
      params.push([name, segment]);
    }
  }
  return Object.fromEntries(params);
}

/** A string that sorts before another if its first different segment is the literal one. */
function orderOf({ operation }: Match): string {
  return segmentsOf(operation)
    .map((segment) => (parameterOf(segment) === undefined ? 0 : 1))
    .join("");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The path is not encoded correctly.");
  }
}
