import { failure, type Reply } from "../reply.ts";
import { findById } from "../scope.ts";

/** Rejects an unknown id in a body. */
export function rejectUnknown(
  kind: string,
  items: readonly { readonly id: string }[],
  ids: readonly string[],
): Reply | undefined {
  const unknown = ids.find((id) => !findById(items, id));
  return unknown === undefined
    ? undefined
    : failure(422, `${kind} not found: ${JSON.stringify(unknown)}`);
}

/** Rejects a name that another resource has. */
export function nameTaken(kind: string, name: string): Reply {
  return failure(409, `A ${kind} named ${JSON.stringify(name)} already exists`);
}

interface Described {
  readonly description?: string | null;
}

/** Keeps the existing description if the request omits it. The vendor documents this only for v2. */
export function keepDescription<T extends Described>(known: Described | undefined, input: T): T {
  const description = known ? known.description : null;
  return { ...(description !== undefined && { description }), ...input };
}
