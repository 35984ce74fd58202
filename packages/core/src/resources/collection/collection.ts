import type { BeforeRetry } from "../../http/fetch-with-retry.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import type { CallOptions } from "../../options.ts";
import type { NamedReference } from "../../types.gen.ts";

/** The singular noun for a list's items in messages. */
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

/** A valid copy of an input, with names to look up. */
export interface Checked {
  readonly name: string;
  readonly resolve: (client: ConfidentClient, options: CallOptions | undefined) => Promise<Content>;
}

/** The policies or roles of the organization or of one project. */
export interface Collection<Row extends Item, Input> {
  /** The suffix of the write's `operationId`: `update`, followed by this. */
  readonly type: "Policy" | "Role" | "ProjectPolicy" | "ProjectRole";
  readonly noun: Noun;
  /** The path parameters of the list: the project's id, if the list belongs to a project. */
  readonly path: Readonly<Record<string, string>>;
  /** The name of the queue for writes to an item. */
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
  /** Does not wait for the item's queue, because the caller already holds it. */
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

/** One item, and how to reach it. */
export interface Target<Row extends Item> {
  readonly client: ConfidentClient;
  readonly collection: Collection<Row, never>;
  readonly id: string;
  readonly options: CallOptions | undefined;
}
