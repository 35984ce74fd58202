import type { ConfidentClient } from "@confident-admin/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import {
  type ComponentType,
  createElement,
  Fragment,
  type ReactElement,
  type ReactNode,
} from "react";
import { ConfidentProvider } from "./hooks/confident-provider.ts";

/** The options of {@link renderWithConfident}. */
export interface RenderWithConfidentOptions {
  readonly client: ConfidentClient;
  /** @default "default" */
  readonly scope?: string | undefined;
  /** @default a new one from {@link createTestQueryClient} */
  readonly queryClient?: QueryClient | undefined;
  /** Wraps the element inside the providers, for example in an error boundary or `StrictMode`. */
  readonly wrapper?: ComponentType<{ readonly children: ReactNode }> | undefined;
}

/** The result of {@link renderWithConfident}. */
export type RenderWithConfidentResult = RenderResult & { readonly queryClient: QueryClient };

/** Creates a query client for one test. It does not retry and leaves no timers after the test. */
export function createTestQueryClient(): QueryClient {
  const defaults = { retry: false, gcTime: Number.POSITIVE_INFINITY };
  return new QueryClient({ defaultOptions: { queries: defaults, mutations: defaults } });
}

/** Calls Testing Library's `render` inside a `QueryClientProvider` and a `ConfidentProvider`. */
export function renderWithConfident(
  ui: ReactElement,
  { client, scope, queryClient = createTestQueryClient(), wrapper }: RenderWithConfidentOptions,
): RenderWithConfidentResult {
  const result = render(ui, {
    wrapper: ({ children }) =>
      createElement(
        QueryClientProvider,
        { client: queryClient },
        createElement(
          ConfidentProvider,
          { client, scope },
          createElement(wrapper ?? Fragment, null, children),
        ),
      ),
  });
  return Object.assign(result, { queryClient });
}
