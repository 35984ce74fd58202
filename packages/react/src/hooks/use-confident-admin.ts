"use client";
import { useMemo } from "react";
import { type ConfidentQueries, createConfidentQueries } from "../create-confident-queries.ts";
import { useConfidentSetup } from "./confident-provider.ts";

/**
 * The provider's client, its query keys, and the options of everything that can be queried and changed:
 * for what has no hook of its own.
 *
 * @throws {ConfidentConfigError} outside of a `ConfidentProvider`.
 */
export function useConfidentAdmin(): ConfidentQueries {
  const setup = useConfidentSetup();
  return useMemo(() => createConfidentQueries(setup), [setup]);
}
