import { createConfidentClient } from "@confident-admin/core";
import { act, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { expect, inject, test } from "vitest";
import * as react from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { show } from "./support/admin.tsx";
import { type Operation, operations } from "./support/document.ts";

/** Hooks that are not named after an operation. Other tests cover them. */
const OTHER_HOOKS = [
  "useConfidentAdmin",
  "useGrantPermissions",
  "usePolicy",
  "useRevokePermissions",
  "useSuspensePolicy",
];
const KEY = "confident_us_org_0123456789";

// Prism requires a key. In production, a proxy adds it.
const client = (headers?: Record<string, string>) =>
  createConfidentClient({
    baseUrl: inject("prismUrl"),
    apiKey: KEY,
    dangerouslyAllowBrowser: true,
    headers,
    retries: 0,
  });

interface Result {
  readonly data: unknown;
  readonly error: Error | null;
  readonly mutateAsync?: (variables: unknown) => Promise<unknown>;
}
type Hook = (...args: readonly unknown[]) => Result;

const hooks = Object.entries(react as Readonly<Record<string, unknown>>)
  .filter(([name]) => /^use[A-Z]/.test(name) && !OTHER_HOOKS.includes(name))
  .map(([name, hook]) => [name, hook as Hook] as const);

/** The `operationId` of a hook: `listPolicies` of `usePolicies`, `createPolicy` of `useCreatePolicy`. */
function operationIdOf(hook: string): string {
  const name = hook.replace(/^use(Suspense)?/, "");
  const ids = [`list${name}`, `get${name}`, name[0]?.toLowerCase() + name.slice(1)];
  return ids.find((id) => operations.has(id)) ?? `${hook} is not named after an operation`;
}

/** The value in Prism's response; for a page of a list, the page with its total. */
async function respond({ method, path, body }: Operation): Promise<unknown> {
  const headers = { CONFIDENT_API_KEY: KEY, "content-type": "application/json" };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(inject("prismUrl") + path, init);
  const { data } = await response.json();
  const [value, ...others] = Object.values(data);
  return typeof value === "object" && !others.length ? value : data;
}

/** The arguments of a query hook: the path parameters in the document's order, the query, the options. */
function argumentsOf({ pathParameters, query }: Operation): unknown[] {
  return [...Object.values(pathParameters), ...(query ? [query] : []), {}];
}

/** The variables of a mutation: the body, or the path parameters and the body under its name. */
function variablesOf(operationId: string, { pathParameters, body }: Operation): unknown {
  const noun = operationId.replace(/^[a-z]+/, "");
  const named = body !== undefined && { [noun[0]?.toLowerCase() + noun.slice(1)]: body };
  return Object.keys(pathParameters).length ? { ...pathParameters, ...named } : body;
}

interface CallProps {
  readonly hook: Hook;
  readonly args: readonly unknown[];
  readonly onRender: (result: Result) => void;
}

function Call({ hook: useHook, args, onRender }: CallProps) {
  onRender(useHook(...args));
  return null;
}

/** Renders a page that calls a hook. Returns the hook's last result. */
function renderHook(hook: Hook, args: readonly unknown[]): () => Result {
  let last: Result = { data: undefined, error: null };
  const call = <Call hook={hook} args={args} onRender={(result) => (last = result)} />;
  renderWithConfident(<Suspense>{call}</Suspense>, { client: client() });
  return () => last;
}

test.each(hooks)(
  "%s sends what the document describes and returns its response",
  async (name, hook) => {
    const operationId = operationIdOf(name);
    const operation = operations.get(operationId);
    expect([...operations.keys()]).toContain(operationId);
    const expected = await respond(operation as Operation);
    const isQuery = operation?.method === "GET";
    const result = renderHook(hook, isQuery ? argumentsOf(operation) : []);
    if (!isQuery) {
      const variables = variablesOf(operationId, operation as Operation);
      await act(() => result().mutateAsync?.(variables));
    }
    await waitFor(() => expect(result().data).toEqual(expected));
    expect(result().error).toBeNull();
  },
);

test("creates a policy from the names of permissions", async () => {
  const result = renderHook(react.useCreatePolicy as unknown as Hook, []);
  const variables = { name: "By name", permissions: ["billing:read"] };
  await act(() => result().mutateAsync?.(variables));
  await waitFor(() => expect(result().data).toMatchObject({ id: expect.any(String) }));
});

function Page() {
  const policies = react.usePolicies();
  const permissions = react.usePermissions();
  const organization = react.useOrganization();
  const { data, error } = policies;
  const { plan, name } = organization.data ?? {};
  return (
    <>
      <p>{error?.message ?? data?.map(show).join(", ")}</p>
      <p>{`${permissions.data?.length} permissions, ${name}, ${plan}`}</p>
    </>
  );
}

test("a page shows the document's examples", async () => {
  renderWithConfident(<Page />, { client: client() });
  await screen.findByText(
    "Read billing [billing:read], Manage billing [billing:read billing:write]",
  );
  await screen.findByText("5 permissions, Northwind Evaluation, TEAM");
});

test.each([401, 403, 500])("a page shows the status of a %i", async (status) => {
  renderWithConfident(<Page />, { client: client({ prefer: `code=${status}` }) });
  await screen.findByText(new RegExp(`^\\[GET\\] /v1/organization/policies ${status}: `));
});
