import { createConfidentClient } from "@confident-admin/core";
import { requestExample, requestTarget } from "@confident-admin/spec/examples";
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { act, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { expect, inject, test, vi } from "vitest";
import * as react from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { show } from "./support/admin.tsx";

/** Hooks that are not named after an operation. Other tests cover them. */
const OTHER_HOOKS =
  /^use(ConfidentAdmin|(Grant|Revoke)(Project)?Permissions|Rename(Project)?(Policy|Role)|Transfer(Project)?Ownership|(Suspense)?(Project)?(Policy|Role))$/;
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
  .filter(([name]) => /^use[A-Z]/.test(name) && !OTHER_HOOKS.test(name))
  .map(([name, hook]) => [name, hook as Hook] as const);

/**
 * The `operationId` of a hook: `listPolicies` of `usePolicies`, `listMembers` of `useInfiniteMembers`, `createPolicy` of
 * `useCreatePolicy`.
 */
function operationIdOf(hook: string): string {
  const name = hook.replace(/^use(Suspense)?(Infinite)?/, "");
  const ids = [`list${name}`, `get${name}`, name[0]?.toLowerCase() + name.slice(1)];
  return ids.find((id) => id in operations) ?? `${hook} is not named after an operation`;
}

/** The hook's expected data for Prism's response: the value or the page. Secrets are redacted or removed. */
async function respond(id: OperationId): Promise<unknown> {
  const { method } = operations[id];
  const { body, ...parameters } = requestExample(id);
  const headers = { CONFIDENT_API_KEY: KEY, "content-type": "application/json" };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await fetch(inject("prismUrl") + requestTarget(id, parameters), init);
  const { data } = await response.json();
  const { total, ...values } = redact(data);
  const [value, ...others] = Object.values(values);
  if (total !== undefined) {
    return { items: value, total, ...parameters.query };
  }
  return typeof value === "object" && !others.length ? value : values;
}

function redact(data: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data), function (this: { created_at?: string }, key, value) {
    const isKey = key === "value" && this.created_at;
    return isKey ? `${"*".repeat(15)}${value.slice(-6)}` : key === "token" ? undefined : value;
  });
}

/** The arguments of a query hook: the path parameters in the document's order, the query, the options. */
function argumentsOf(id: OperationId): unknown[] {
  const { path, query } = requestExample(id);
  return [...Object.values(path), ...(Object.keys(query).length > 0 ? [query] : []), {}];
}

/** The path parameters that a mutation's hook takes: the project that the resource belongs to. */
function parentsOf(id: OperationId): unknown[] {
  const isInProject = /^\/v1\/projects\/[^/]+\//.test(operations[id].path);
  return isInProject ? [requestExample(id).path["projectId"]] : [];
}

/**
 * The variables of a mutation: the body and all path parameters except the project's id. If the mutation updates a
 * resource, the body is under the resource's name, such as `role` beside `roleId`.
 */
function variablesOf(id: OperationId): unknown {
  const { path, body } = requestExample(id);
  const ids = Object.entries(path).slice(parentsOf(id).length);
  const noun = ids[0]?.[0].replace(/Id$/, "");
  const updates = new RegExp(`^update.*${noun}$`, "i").test(id);
  const named = updates && body !== undefined ? { [noun as string]: body } : body;
  return ids.length ? { ...Object.fromEntries(ids), ...named } : body;
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
    const id = operationIdOf(name) as OperationId;
    expect(Object.keys(operations)).toContain(id);
    const expected = await respond(id);
    const isQuery = operations[id].method === "GET";
    const onSecret = vi.fn();
    const result = renderHook(hook, isQuery ? argumentsOf(id) : [...parentsOf(id), { onSecret }]);
    if (!isQuery) {
      const variables = variablesOf(id);
      await act(() => result().mutateAsync?.(variables));
    }
    const first = { pages: [{ ...(expected as object), page: 1 }], pageParams: [1] };
    const data = name.includes("Infinite") ? first : expected;
    await waitFor(() => expect(result().data).toEqual(data));
    expect(result().error).toBeNull();
    expect(onSecret).toHaveBeenCalledTimes(/^useCreate.*(ApiKey|Project)$/.test(name) ? 1 : 0);
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
