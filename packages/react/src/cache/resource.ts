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
  | "unassign";

/** A change that the server has not confirmed yet, for {@link Resource.preview}. */
export interface PreviewContext {
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
  /** The variable of a mutation that has a row's id, such as `roleId`. */
  readonly id?: string;
  /** The ids are integers. */
  readonly integerIds?: true;
  /** Returns the row in a mutation's response, if it is not the response. */
  readonly rowIn?: (response: never) => unknown;
  /** Returns the fields of a row as a change will leave them; for a creation, of each new row. */
  readonly preview?: (variables: never, context: PreviewContext) => object;
}
