import type { BeforeRetry } from "../../http/fetch-with-retry.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import type { CallOptions } from "../../options.ts";
import type { NamedReference } from "../../types.gen.ts";

/** The singular noun for a list's items, used in messages. */
export type Noun = "policy" | "role";

/** A policy, which bundles permissions, or a role, which bundles policies. */
export interface Item {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly permissions?: NamedReference[];
  readonly policies?: NamedReference[];
  readonly organizationId?: string | null;
  readonly projectId?: string | null;
}

/** The content that a write replaces. */
export interface Content {
  readonly name: string;
  readonly description?: string | null | undefined;
  /** The ids of the item's parts. */
  readonly ids: readonly string[];
}

/** A validated copy of an input. `resolve` looks up the names that it contains. */
export interface Checked {
  readonly name: string;
  readonly resolve: (client: ConfidentClient, options: CallOptions | undefined) => Promise<Content>;
}

/** The policies or roles of the organization or of one project. */
export interface Collection<Row extends Item, Input> {
  /** The end of the operations' names, as in `updatePolicy`. */
  readonly type: "Policy" | "Role" | "ProjectPolicy" | "ProjectRole";
  readonly noun: Noun;
  /** The list's path parameters: the project's id, or none for the organization. */
  readonly path: Readonly<Record<string, string>>;
  /** Returns the name of the queue for writes to an item. */
  readonly queue: (id: string) => string;
  /** The field that contains an item's parts. */
  readonly parts: "permissions" | "policies";
  /** The field that is `null` for presets, which cannot be changed. */
  readonly owner?: "organizationId" | "projectId";
  readonly list: (client: ConfidentClient, options: CallOptions | undefined) => Promise<Row[]>;
  readonly create: (
    client: ConfidentClient,
    content: Content,
    options: CallOptions | undefined,
  ) => Promise<Row>;
  /** Does not wait for earlier writes, because the caller already runs in the item's queue. */
  readonly put: (
    client: ConfidentClient,
    id: string,
    content: Content,
    options: CallOptions | undefined,
    beforeRetry: BeforeRetry,
  ) => Promise<Row>;
  /** @throws {ConfidentArgumentError} if the input is invalid. */
  readonly check: (input: Input) => Checked;
}

/** One item, and the client and options for reading and writing it. */
export interface Target<Row extends Item> {
  readonly client: ConfidentClient;
  readonly collection: Collection<Row, never>;
  readonly id: string;
  readonly options: CallOptions | undefined;
}
