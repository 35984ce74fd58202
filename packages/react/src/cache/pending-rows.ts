import type { NamedReference } from "@confident-admin/core";
import type { Mutation, QueryClient } from "@tanstack/react-query";
import type { KeyPath } from "./query-key.ts";
import type { MutationKind, PendingKind, PreviewContext, Resource } from "./resource.ts";
import { mapRows } from "./rows.ts";

/** A resource as confirmed by the server, or with a change that is still `pending`. */
export type Row<Item> = Item & {
  /**
   * The change that the server has not confirmed yet. While a row is being created, its id begins with `pending:`, or
   * is negative if ids are integers.
   */
  readonly pending?: PendingKind;
};

/** An unconfirmed change to a row. */
interface PendingChange {
  readonly kind: PendingKind;
  readonly id: unknown;
  /** Returns the fields that the change sets, or `undefined` if it does not change the row. */
  readonly preview: (row: unknown) => object | undefined;
}

/** Applies pending changes to confirmed rows, in order. */
function overlayRows<Item>(
  confirmed: readonly Item[],
  changes: readonly PendingChange[],
  isPage?: boolean,
): Row<Item>[] {
  const rows = [...confirmed] as (Row<Item> & { readonly id?: unknown })[];
  for (const { kind, id, preview } of changes) {
    const index = rows.findIndex((row) => row.id === id);
    const row = rows[index];
    const fields = (row || (kind === "create" && !isPage)) && preview(row);
    if (fields) {
      rows.splice(row ? index : rows.length, 1, { id, ...row, pending: kind, ...fields } as never);
    }
  }
  return rows;
}

/** Applies the pending mutations of a resource to the data of one of its queries. */
export function overlayMutations(
  queryClient: QueryClient,
  resource: Resource<never>,
  [key, pending]: readonly [key: KeyPath, mutationIds: readonly number[]],
  data: unknown,
): unknown {
  if (!pending.length) {
    return data;
  }
  const mutations = queryClient.getMutationCache().getAll();
  return mapRows(data, (confirmed, isPage) => {
    const known: PreviewContext["known"] = (name) => [
      ...(queryClient.getQueryData<NamedReference[]>([...key.slice(0, -1), name]) ?? []),
      ...confirmed.flatMap((row) => (row as Record<string, NamedReference[]>)[name] ?? []),
    ];
    let rows = confirmed;
    for (const mutation of mutations) {
      if (pending.includes(mutation.mutationId)) {
        try {
          rows = overlayRows(rows, toChanges(resource, mutation, { key, known }), isPage);
        } catch {
          // The variables are invalid, so core is about to reject this mutation.
        }
      }
    }
    return rows;
  });
}

function toChanges(
  { id: idName = "", integerIds, preview: fieldsOf = () => ({}) }: Resource<never>,
  { mutationId, options, state }: Mutation,
  context: Pick<PreviewContext, "key" | "known">,
): PendingChange[] {
  const kind = options.mutationKey?.at(-1) as MutationKind;
  const { variables = {}, submittedAt } = state;
  const preview = (row?: unknown) =>
    fieldsOf(variables as never, { ...context, kind, row, submittedAt });
  if (kind === "create") {
    return [preview() ?? []].flat().map((row, index) => ({
      kind,
      // Each mutation has a range of 1,000 ids.
      id: integerIds ? -(mutationId * 1_000 + index) : `pending:${mutationId}`,
      preview: () => row,
    }));
  }
  const ids = [(variables as Record<string, unknown>)[idName]].flat();
  return ids.map((id) => ({ kind: kind === "delete" ? kind : "update", id, preview }));
}
