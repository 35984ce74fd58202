"use client";
import { useMutation } from "@tanstack/react-query";
import type {
  ConfidentMutation,
  ConfidentSetup,
  MutationFactory,
  SecretMutationFactory,
} from "../cache/query-options.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { MutationHook, SecretMutationHook } from "./hook-types.ts";

type Ids = readonly unknown[];

/** Returns the hook of a mutation. */
export function mutationHook<Args extends Ids, Data, Variables>(
  mutation: MutationFactory<Args, Data, Variables>,
): MutationHook<Args, Data, Variables> {
  const create = mutation as unknown as (
    setup: ConfidentSetup,
    ...args: Ids
  ) => ConfidentMutation<never, never>;
  return ((...args: Ids) => useMutation(create(useConfidentSetup(), ...args))) as never;
}

/** Returns the hook of a mutation that creates an API key. */
export function secretMutationHook<Args extends Ids, Data, Variables>(
  mutation: SecretMutationFactory<Args, Data, Variables>,
): SecretMutationHook<Args, Data, Variables> {
  return mutationHook(mutation as never);
}
