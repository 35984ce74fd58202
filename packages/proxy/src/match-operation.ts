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
 * @throws {Refusal} if it is for none.
 */
export function matchOperation({ url, method }: Request, basePath: string): Match {
  const { pathname, search } = new URL(url);
  const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : "";
  const segments = path.split("/").map(decode);
  const matches = TABLE.flatMap(([operation, { method, path }]) => {
    const params = matchTemplate(path.split("/"), segments);
    return params ? [{ operation, params, method }] : [];
  });
  if (matches.length === 0) {
    throw new Refusal(404, "There is no such operation.");
  }
  const match = matches.find((candidate) => candidate.method === method);
  if (!match) {
    const allow = matches.map((candidate) => candidate.method).join(", ");
    throw new Refusal(405, "There is no such operation: see the Allow header.", { allow });
  }
  if (search) {
    throw new Refusal(400, "This operation has no query.");
  }
  return match;
}

function matchTemplate(
  template: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const entries: [string, string][] = [];
  const matches = template.every((part, index) => {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name) {
      return part === segment;
    }
    entries.push([name, segment]);
    return segment !== "";
  });
  return matches && template.length === segments.length ? Object.fromEntries(entries) : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(400, "The path is not encoded correctly.");
  }
}
