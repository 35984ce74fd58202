"use client";
import { useMemo } from "react";
import { type ConfidentQueries, createConfidentQueries } from "../queries.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * Returns the provider's client, the query keys, and functions that return the options of each query and mutation. Use
 * it if no hook fits your case.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useConfidentAdmin(): ConfidentQueries {
  const setup = useConfidentSetup();
  return useMemo(() => createConfidentQueries(setup), [setup]);
}
