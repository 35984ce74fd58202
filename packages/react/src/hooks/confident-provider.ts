"use client";
import { type ConfidentClient, ConfidentConfigError } from "@confident-admin/core";
import {
  createContext,
  createElement,
  type ReactElement,
  type ReactNode,
  useContext,
  useMemo,
} from "react";
import type { ConfidentSetup } from "../cache/query-options.ts";

const SetupContext = createContext<ConfidentSetup | undefined>(undefined);

/** The props of {@link ConfidentProvider}. */
export interface ConfidentProviderProps {
  /** Create the client once, outside components. */
  readonly client: ConfidentClient;
  /** See {@link ConfidentSetup}. */
  readonly scope?: string | undefined;
  readonly children?: ReactNode;
}

/** Provides the client to the hooks below it. Place it inside TanStack Query's `QueryClientProvider`. */
export function ConfidentProvider({
  client,
  scope,
  children,
}: ConfidentProviderProps): ReactElement {
  const value = useMemo(() => ({ client, scope }), [client, scope]);
  return createElement(SetupContext.Provider, { value }, children);
}

/** @throws {ConfidentConfigError} outside a provider. */
export function useConfidentSetup(): ConfidentSetup {
  const setup = useContext(SetupContext);
  if (!setup) {
    throw new ConfidentConfigError("Wrap this component in a <ConfidentProvider>.");
  }
  return setup;
}
