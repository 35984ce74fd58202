import type { NamedReference } from "@confident-admin/core";
import type { KeyPath } from "./query-key.ts";

/** The id of the project that a resource belongs to. */
export type ProjectId = [projectId: string];

/** Ids of which some may not be known yet. */
export type OptionalIds<Ids extends readonly unknown[]> = {
  [Key in keyof Ids]: Ids[Key] | undefined;
};

/** The kind of a mutation, the last part of its key. */
export type MutationKind =
  | "create"
  | "update"
  | "delete"
  | "grant"
  | "revoke"
  | "resend"
  | "assign"
  | "unassign"
  | "transfer";

/** What a pending change does to a row. */
export type PendingKind = "create" | "update" | "delete";

/** A change that the server has not confirmed yet, for {@link Resource.preview}. */
export interface PreviewContext {
  /** The key of the list. */
  readonly key: KeyPath;
  readonly kind: MutationKind;
  /** The row before the change, unless the change creates it. */
  readonly row: unknown;
  /** When the change was requested, in milliseconds. */
  readonly submittedAt: number;
  /** Returns the ids and names that the cache has of another resource of the same level, such as `policies`. */
  readonly known: (name: string) => readonly NamedReference[];
}

/** What the queries, the mutations and the pending rows of a resource have in common. */
export interface Resource<Ids extends readonly unknown[]> {
  /** Returns its path in the keys: `["organization", "roles"]`. Takes the ids of what it belongs to. */
  readonly path: (...ids: Ids) => KeyPath;
  /** The variable of a mutation that has a row's id, such as `roleId`, or several ids. */
  readonly id?: string;
  /** How many parts of its key the mutations that change it share, if not all. */
  readonly depth?: number;
  /** Returns the path of the query that reads one row, if it does not start with the path of the list. */
  readonly itemPath?: (id: never) => KeyPath;
  /** The ids are integers. */
  readonly integerIds?: true;
  /** Returns the row in a mutation's response, if it is not the response. */
  readonly rowIn?: (response: never) => unknown;
  /**
   * Returns the fields of a row as a change will leave them; for a creation, of each new row. Returns `undefined` if the
   * change does not concern the row.
   */
  readonly preview?: (variables: never, context: PreviewContext) => object | undefined;
}
