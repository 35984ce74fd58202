import type { Operation, OperationTable } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";

/** An operation and the decoded parameters of its path. */
export interface Match {
  readonly id: string;
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the operation of a request. Compares the path segment by segment, each decoded once; the path sent to the API
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
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  // Some frameworks add a trailing slash.
  const matches = matchPath(table, path.replace(/\/$/, "").split("/").map(decode));
  if (matches.length === 0) {
    throw new HttpError(404, "Operation not found.");
  }
  const match = matches.find(({ operation }) => operation.method === method);
  if (!match) {
    const allow = matches.map(({ operation }) => operation.method).join(", ");
    throw new HttpError(405, "Method not allowed. See the Allow header.", { allow });
  }
  return match;
}

function matchPath(table: OperationTable, segments: readonly string[]): Match[] {
  return Object.entries(table).flatMap(([id, operation]) => {
    const params = matchTemplate(operation.path.split("/"), segments);
    // Frozen, so that `authorize` cannot change what is sent.
    return params ? [{ id, operation, params: Object.freeze(params) }] : [];
  });
}

function matchTemplate(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  const matches = template.every((part, index) => {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) {
      return part === segment;
    }
    params[name] = segment;
    return segment !== "";
  });
  return matches && template.length === segments.length ? params : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The path is not encoded correctly.");
  }
}
