import type { Operation } from "./operation.ts";
import { type OperationId, operations } from "./operations.gen.ts";
import { Refusal } from "./refusal.ts";

/** An operation of the document, and the ids in the path, decoded. */
export interface Match {
  readonly operation: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

const TABLE = Object.entries(operations) as [OperationId, Operation][];

/**
 * Finds the operation that a request is for. The path is compared segment by segment, each decoded once; what
 * goes upstream is built anew from the template.
 *
 * @param basePath - without a slash at the end
 * @throws {Refusal} if it is for none.
 */
export function matchOperation({ url, method }: Request, basePath: string): Match {
  const { pathname } = new URL(url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const matches = matchPath(path.split("/").map(decode));
  if (matches.length === 0) {
    throw new Refusal(404, "There is no such operation.");
  }
  const match = matches.find(({ operation }) => operations[operation].method === method);
  if (!match) {
    const allow = matches.map(({ operation }) => operations[operation].method).join(", ");
    throw new Refusal(405, "There is no such operation: see the Allow header.", { allow });
  }
  return match;
}

/** @throws {Refusal} if a request has a query, which no operation has. */
export function refuseQuery({ url }: Request): void {
  if (new URL(url).search) {
    throw new Refusal(400, "This operation has no query.");
  }
}

function matchPath(segments: readonly string[]): Match[] {
  return TABLE.flatMap(([operation, { path }]) => {
    const params = matchTemplate(path.split("/"), segments);
    // authorize gets to see them, and what is sent is to be what was there.
    return params ? [{ operation, params: Object.freeze(params) }] : [];
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
    throw new Refusal(400, "The path is not encoded correctly.");
  }
}
