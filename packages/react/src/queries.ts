import type { ConfidentClient } from "@confident-admin/core";
import { type ConfidentKeys, confidentKeys } from "./cache/confident-keys.ts";
import type {
  ConfidentMutation,
  ConfidentSetup,
  MutationExtras,
  MutationFactory,
  SecretMutationExtras,
  SecretMutationFactory,
} from "./cache/query-options.ts";
import type { OptionalIds } from "./cache/resource.ts";
import * as resources from "./resources/index.ts";

export * from "./cache/confident-keys.ts";
export type { Row } from "./cache/pending-rows.ts";
export type { ConfidentKey } from "./cache/query-key.ts";
export type * from "./cache/query-options.ts";
export * from "./resources/index.ts";
export type { PolicyRow } from "./resources/preview-policy.ts";

type Resources = typeof resources;

/**
 * A function for each query and mutation that returns its options, bound to a client and a scope. For example,
 * `rolesQuery` becomes `roles()`.
 */
export type ConfidentQueries = {
  readonly client: ConfidentClient;
  readonly keys: ConfidentKeys;
} & {
  readonly [Name in keyof Resources as ShortName<Name>]: Bound<Resources[Name]>;
};

/**
 * Binds every query and mutation to a client and a scope. To use the options that they return, you need a query client,
 * but not React.
 */
export function createConfidentQueries(setup: ConfidentSetup): ConfidentQueries {
  const bound = Object.entries(resources).flatMap(([name, create]) => {
    const short = /(.+)(Query|Mutation)$/.exec(name)?.[1];
    const bind = create as (setup: ConfidentSetup, ...args: unknown[]) => unknown;
    return short ? [[short, (...args: unknown[]) => bind(setup, ...args)]] : [];
  });
  return {
    client: setup.client,
    keys: confidentKeys(setup.scope),
    ...Object.fromEntries(bound),
  };
}

type ShortName<Name> = Name extends `${infer Short}Query` | `${infer Short}Mutation`
  ? Short
  : never;

// MutationFactory comes first, because a factory without onSecret is also assignable to SecretMutationFactory.
type Bound<Create> =
  Create extends MutationFactory<infer Ids, infer Data, infer Variables>
    ? <Result = unknown>(
        ...args: [...ids: OptionalIds<Ids>, extras?: MutationExtras<Data, Variables, Result>]
      ) => ConfidentMutation<Data, Variables, Result>
    : Create extends SecretMutationFactory<infer Ids, infer Data, infer Variables>
      ? <Result = unknown>(
          ...args: [...ids: OptionalIds<Ids>, extras: SecretMutationExtras<Data, Variables, Result>]
        ) => ConfidentMutation<Data, Variables, Result>
      : Create extends (setup: ConfidentSetup, ...args: infer Args) => infer Options
        ? (...args: Args) => Options
        : never;
