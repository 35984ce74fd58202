import type { MutationFunction, Query } from "@tanstack/react-query";
import type { MutationFactory } from "./query-options.ts";

type Key = readonly unknown[];

/** The observed queries of deleted resources. They are not fetched again, because their requests would fail. */
export const deletedQueries: WeakSet<Query> = new WeakSet();

/**
 * Adds to a deletion that it removes the deleted resource's own queries. Observed queries stay.
 *
 * @param toKey - returns the start of the queries' keys
 */
export function removingQueries<Args extends Key, Data, Variables>(
  create: MutationFactory<Args, Data, Variables>,
  toKey: (variables: Variables, mutationKey: Key) => Key,
): MutationFactory<Args, Data, Variables> {
  const createOptions = create as (...args: Key) => {
    readonly mutationFn: MutationFunction<Data, Variables>;
  };
  return ((...args: Key) => {
    const options = createOptions(...args);
    const mutationFn: typeof options.mutationFn = async (variables, context) => {
      const data = await options.mutationFn(variables, context);
      context.client.removeQueries({
        queryKey: toKey(variables, context.mutationKey as Key),
        predicate: (query) => {
          deletedQueries.add(query);
          return !query.observers.length;
        },
      });
      return data;
    };
    return { ...options, mutationFn };
  }) as never;
}
