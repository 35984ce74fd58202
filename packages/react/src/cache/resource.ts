import type { NamedReference } from "@confident-admin/core";
import type { KeyPath } from "./query-key.ts";

/** The id of the project that a resource belongs to. */
export type ProjectId = [projectId: string];

/** Ids that can still be unknown. */
export type OptionalIds<Ids extends readonly unknown[]> = {
  [Key in keyof Ids]: Ids[Key] | undefined;
};

/** The kind of a mutation. It is the last part of the mutation key. */
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

/** What {@link Resource.preview} needs to know about an unconfirmed change. */
export interface PreviewContext {
  /** The key of the list. */
  readonly key: KeyPath;
  readonly kind: MutationKind;
  /** The row before the change, or `undefined` if the change creates the row. */
  readonly row: unknown;
  /** When the change was requested, in milliseconds since 1970. */
  readonly submittedAt: number;
  /** Returns the cached ids and names of other resources at the same level, such as `policies`. */
  readonly known: (name: string) => readonly NamedReference[];
}

/** The settings that a resource's queries, mutations and pending rows share. */
export interface Resource<Ids extends readonly unknown[]> {
  /** Returns the resource's key path, such as `["organization", "roles"]`. */
  readonly path: (...ids: Ids) => KeyPath;
  /** The name of the mutation variable that contains the row's id or the rows' ids, such as `roleId`. */
  readonly id?: string;
  /** How many leading parts of the key select the mutations that change this resource. By default, all of them. */
  readonly depth?: number;
  /**
   * Returns the key path of the query that reads one row. Needed only if it does not start with the list's key path.
   */
  readonly itemPath?: (id: never) => KeyPath;
  /** Whether the ids are integers. */
  readonly integerIds?: true;
  /** Returns the row from a mutation's response. Needed only if the response is not the row itself. */
  readonly rowIn?: (response: never) => unknown;
  /**
   * Returns the fields of a row after a change. For a creation, returns the fields of each new row. Returns `undefined`
   * if the change does not affect the row.
   */
  readonly preview?: (variables: never, context: PreviewContext) => object | undefined;
}
