"use client";
import { useMemo } from "react";
import { type ConfidentQueries, createConfidentQueries } from "../queries.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * Returns the provider's client, its query keys, and the options of every query and mutation. Use it if there is no
 * hook for your case.
 *
 * @throws {ConfidentConfigError} outside a `ConfidentProvider`.
 */
export function useConfidentAdmin(): ConfidentQueries {
  const setup = useConfidentSetup();
  return useMemo(() => createConfidentQueries(setup), [setup]);
}
