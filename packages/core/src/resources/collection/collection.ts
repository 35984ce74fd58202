import type { BeforeRetry } from "../../http/fetch-with-retry.ts";
import type { ConfidentClient } from "../../operation/internals.ts";
import type { CallOptions } from "../../options.ts";
import type { NamedReference } from "../../types.gen.ts";

/** The kind of a list's items, in messages. */
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

/** What a write replaces. */
export interface Content {
  readonly name: string;
  readonly description?: string | null | undefined;
  /** The ids of what the item bundles. */
  readonly ids: readonly string[];
}

/** A valid copy of an input, whose names are still to be looked up. */
export interface Checked {
  readonly name: string;
  readonly resolve: (client: ConfidentClient, options: CallOptions | undefined) => Promise<Content>;
}

/** The policies or the roles of the organization or of one project. */
export interface Collection<Row extends Item, Input> {
  /** The `operationId` of the write is `update` and this. */
  readonly type: "Policy" | "Role" | "ProjectPolicy" | "ProjectRole";
  readonly noun: Noun;
  /** The path parameters of the list: the project's id, if it is a project's. */
  readonly path: Readonly<Record<string, string>>;
  /** The target of writes to an item, in the queues. */
  readonly queue: (id: string) => string;
  /** The field with what an item bundles. */
  readonly parts: "permissions" | "policies";
  /** The field that is `null` for presets, which cannot be changed. */
  readonly owner?: "organizationId" | "projectId";
  readonly list: (client: ConfidentClient, options: CallOptions | undefined) => Promise<Row[]>;
  readonly create: (
    client: ConfidentClient,
    content: Content,
    options: CallOptions | undefined,
  ) => Promise<Row>;
  /** Does not wait for the item's queue, because the caller holds it. */
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
