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

/** What {@link renderWithConfident} takes. */
export interface RenderWithConfidentOptions {
  readonly client: ConfidentClient;
  /** Default: `default`. */
  readonly scope?: string | undefined;
  /** Default: a new one, see {@link createTestQueryClient}. */
  readonly queryClient?: QueryClient | undefined;
  /** Goes around what is rendered, inside the providers: an error boundary, `StrictMode`. */
  readonly wrapper?: ComponentType<{ readonly children: ReactNode }> | undefined;
}

/** What {@link renderWithConfident} returns. */
export type RenderWithConfidentResult = RenderResult & { readonly queryClient: QueryClient };

/** A query client for one test: nothing is repeated, and no timer outlives the test. */
export function createTestQueryClient(): QueryClient {
  const defaults = { retry: false, gcTime: Number.POSITIVE_INFINITY };
  return new QueryClient({ defaultOptions: { queries: defaults, mutations: defaults } });
}

/** Testing Library's `render`, inside of a `QueryClientProvider` and a `ConfidentProvider`. */
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
