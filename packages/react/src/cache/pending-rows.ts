import type { NamedReference } from "@confident-admin/core";
import type { Mutation, QueryClient } from "@tanstack/react-query";
import type { KeyPath } from "./query-key.ts";
import type { MutationKind, PreviewContext, Resource } from "./resource.ts";
import { mapRows } from "./rows.ts";

/** A resource as confirmed by the server, or with a change that is still `pending`. */
export type Row<Item> = Item & {
  /**
   * The change that the server has not confirmed yet. The id of a row being created begins with `pending:`, or is
   * negative if ids are integers.
   */
  readonly pending?: "create" | "update" | "delete";
};

/** A change to a row that the server has not confirmed yet. */
export interface PendingChange {
  readonly kind: NonNullable<Row<unknown>["pending"]>;
  readonly id: unknown;
  /** Returns the fields that the change sets. */
  readonly preview?: ((row: unknown) => object) | undefined;
}

/** Applies pending changes to confirmed rows, in order. */
export function overlayRows<Item>(
  confirmed: readonly Item[],
  changes: readonly PendingChange[],
  isPage?: boolean,
): Row<Item>[] {
  const rows = [...confirmed] as (Row<Item> & { readonly id?: unknown })[];
  for (const { kind, id, preview } of changes) {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0 || (kind === "create" && !isPage)) {
      const row = { id, ...rows[index], ...preview?.(rows[index]), pending: kind };
      rows.splice(index >= 0 ? index : rows.length, 1, row as never);
    }
  }
  return rows;
}

/** Applies the pending mutations of a resource to the data of one of its queries. */
export function overlayMutations(
  queryClient: QueryClient,
  resource: Resource<never>,
  key: KeyPath,
  pending: readonly Mutation[],
  data: unknown,
): unknown {
  if (!pending.length) {
    return data;
  }
  return mapRows(data, (rows, isPage) => {
    const known: PreviewContext["known"] = (name) => [
      ...(queryClient.getQueryData<NamedReference[]>([...key.slice(0, -1), name]) ?? []),
      ...rows.flatMap((row) => (row as Record<string, NamedReference[]>)[name] ?? []),
    ];
    try {
      const changes = pending.flatMap((mutation) => toChanges(resource, mutation, known));
      return overlayRows(rows, changes, isPage) as never;
    } catch {
      // The variables are invalid. Core is about to reject them.
      return rows;
    }
  });
}

function toChanges(
  { id: idName = "", integerIds, preview }: Resource<never>,
  { mutationId, options, state }: Mutation,
  known: PreviewContext["known"],
): PendingChange[] {
  const kind = options.mutationKey?.at(-1) as MutationKind;
  const variables = (state.variables ?? {}) as never;
  const fields = (row?: unknown) =>
    preview?.(variables, { kind, row, submittedAt: state.submittedAt, known });
  if (kind !== "create") {
    const change = kind === "delete" ? kind : "update";
    return [{ kind: change, id: variables[idName], preview: (row) => fields(row) ?? {} }];
  }
  return [fields() ?? []].flat().map((row, index) => ({
    kind,
    // Each mutation gets its own range of 1,000 ids.
    id: integerIds ? -(mutationId * 1_000 + index) : `pending:${mutationId}`,
    preview: () => row,
  }));
}
