import type { ConfidentClient } from "@confident-admin/core";
import type { QueryClient } from "@tanstack/react-query";
import { renderWithConfident } from "../../src/testing.ts";

interface PageProps<Props, Result> {
  readonly hooks: (props: Props) => Result;
  readonly props: Props;
  readonly onRender: (result: Result) => void;
}

function Page<Props, Result>({ hooks: useHooks, props, onRender }: PageProps<Props, Result>) {
  onRender(useHooks(props));
  return null;
}

/** Renders a page that calls hooks. `current()` returns their last results. */
export function renderHooks<Props, Result>(
  hooks: (props: Props) => Result,
  props: Props,
  options: { readonly client: ConfidentClient; readonly queryClient?: QueryClient },
) {
  let last: Result | undefined;
  const page = (own: Props) => (
    <Page hooks={hooks} props={own} onRender={(result) => (last = result)} />
  );
  const { rerender, queryClient } = renderWithConfident(page(props), options);
  return {
    queryClient,
    current: () => last as Result,
    rerender: (next: Props) => rerender(page(next)),
  };
}
