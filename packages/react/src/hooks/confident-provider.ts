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
import type { ConfidentSetup } from "../options.ts";

const Setup = createContext<ConfidentSetup | undefined>(undefined);

/** What {@link ConfidentProvider} takes. */
export interface ConfidentProviderProps {
  /** Create it once, outside of components. */
  readonly client: ConfidentClient;
  /** As in {@link ConfidentSetup}. */
  readonly scope?: string | undefined;
  readonly children?: ReactNode;
}

/** Tells the hooks below it which client to use. It goes inside TanStack Query's `QueryClientProvider`. */
export function ConfidentProvider({
  client,
  scope,
  children,
}: ConfidentProviderProps): ReactElement {
  const value = useMemo(() => ({ client, scope }), [client, scope]);
  return createElement(Setup.Provider, { value }, children);
}

/** @throws {ConfidentConfigError} outside of a provider. */
export function useConfidentSetup(): ConfidentSetup {
  const setup = useContext(Setup);
  if (!setup) {
    throw new ConfidentConfigError("There is no <ConfidentProvider> above this component.");
  }
  return setup;
}
