"use client";
import { useMutation } from "@tanstack/react-query";
import type { MutationFactory, SecretMutationFactory } from "../cache/query-options.ts";
import { useConfidentSetup } from "./confident-provider.ts";
import type { MutationHook, SecretMutationHook } from "./hook-types.ts";

type Ids = readonly unknown[];

/** Returns the hook of a mutation. */
export function mutationHook<Args extends Ids, Data, Variables>(
  create: MutationFactory<Args, Data, Variables>,
): MutationHook<Args, Data, Variables> {
  return ((...args: Ids) => useMutation(create(useConfidentSetup(), ...(args as never)))) as never;
}

/** Returns the hook of a mutation that creates an API key. */
export const secretMutationHook: <Args extends Ids, Data, Variables>(
  create: SecretMutationFactory<Args, Data, Variables>,
) => SecretMutationHook<Args, Data, Variables> = mutationHook as never;
