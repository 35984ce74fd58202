import type { NamedReference } from "@confident-admin/core";
import type { KeyPath } from "./query-key.ts";

/** The id of the project that a resource belongs to. */
export type ProjectId = [projectId: string];

/** Ids, some of which can still be unknown. */
export type OptionalIds<Ids extends readonly unknown[]> = {
  [Key in keyof Ids]: Ids[Key] | undefined;
};

/** The kind of a mutation, the last part of its key. */
export type MutationKind =
  | "create"
  | "update"
  | "rename"
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
  /** Returns the cached ids and names of another resource at the same level, such as `policies`. */
  readonly known: (name: string) => readonly NamedReference[];
}

/** The settings that the queries, mutations and pending rows of a resource share. */
export interface Resource<Ids extends readonly unknown[]> {
  /** Returns its key path, such as `["organization", "roles"]`. Takes the ids of its parents. */
  readonly path: (...ids: Ids) => KeyPath;
  /** The mutation variable that contains a row's id, such as `roleId`, or several ids. */
  readonly id?: string;
  /** The number of key parts that the mutations that change it share, if not all. */
  readonly depth?: number;
  /** Returns the path of the query that reads one row, if it does not start with the path of the list. */
  readonly itemPath?: (id: never) => KeyPath;
  /** Whether the ids are integers. */
  readonly integerIds?: true;
  /** Returns the row from a mutation's response, if the response itself is not the row. */
  readonly rowIn?: (response: never) => unknown;
  /**
   * Returns the fields of a row after a change. For a creation, returns the fields of each new row. Returns `undefined` if
   * the change does not affect the row.
   */
  readonly preview?: (variables: never, context: PreviewContext) => object | undefined;
}
