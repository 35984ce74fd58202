// Ids and variables that plain JavaScript can pass.
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  confidentKeys,
  useConfidentAdmin,
  useCreatePolicy,
  useDeletePolicy,
  useGrantPermissions,
  usePolicies,
  useRevokePermissions,
  useRoles,
  useUpdateOrganization,
  useUpdatePolicy,
} from "../src/index.ts";
import { createTestQueryClient, renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

let server: ScriptedServer;
let queryClient: QueryClient;
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = createTestQueryClient();
  queryClient.setQueryDefaults([], { staleTime: 60_000 });
  queryClient.setQueryData(confidentKeys().policies, [...server.api.policies]);
});
afterEach(async () => {
  queryClient.clear();
  await server.stop();
});

function render(page: ReactElement) {
  return renderWithConfident(page, { client: pageClient(server), queryClient });
}

interface PolicyProps {
  readonly policyId: string | undefined;
  readonly rest?: object;
}

function PolicyQuery({ policyId, rest }: PolicyProps) {
  const { data, error, status, fetchStatus } = useQuery({
    ...useConfidentAdmin().policy(policyId),
    ...rest,
  });
  return <p>{[status, fetchStatus, data?.name ?? error?.name].join(" ")}</p>;
}

test.each([
  ["an empty id", ""],
  ["no id", undefined],
])(
  "the query options of a policy wait for %s, although the list is cached",
  async (_, policyId) => {
    for (const rest of [{}, { enabled: false }]) {
      const { unmount } = render(<PolicyQuery policyId={policyId} rest={rest} />);
      await act(async () => {});
      expect(screen.getByText("pending idle")).toBeDefined();
      unmount();
    }
    expect(server.requests).toEqual([]);
  },
);

test("the query options of a policy read it when its id is known", async () => {
  const { rerender } = render(<PolicyQuery policyId={undefined} />);
  rerender(<PolicyQuery policyId="p1" />);
  await screen.findByText("success idle One");
  rerender(<PolicyQuery policyId="" />);
  expect(screen.getByText("pending idle")).toBeDefined();
});

const HOOKS = {
  useCreatePolicy,
  useUpdatePolicy,
  useDeletePolicy,
  useGrantPermissions,
  useRevokePermissions,
  useUpdateOrganization,
};
type Mutate = (variables: unknown) => Promise<unknown>;

interface PageProps {
  readonly hook: () => { readonly mutateAsync: unknown };
  readonly onRender: (mutate: Mutate, list: string) => void;
}

function Page({ hook: useMutationHook, onRender }: PageProps) {
  const { data, error } = usePolicies();
  onRender(useMutationHook().mutateAsync as Mutate, `${error?.name ?? data?.length}`);
  return null;
}

const POLICY = { name: "n", permissionIds: [] };

test.each([
  ...Object.keys(HOOKS).flatMap((hook) => [[hook, undefined] as const, [hook, null] as const]),
  ["useCreatePolicy", { name: "n", permissions: "billing:read" }],
  ["useCreatePolicy", { name: "n", permissionIds: null }],
  ["useCreatePolicy", { name: "n", permissionIds: "x" }],
  ["useUpdatePolicy", { policyId: "p1" }],
  ["useUpdatePolicy", { policyId: "p1", policy: null }],
  ["useUpdatePolicy", { policyId: "p1", policy: { ...POLICY, permissionIds: null } }],
  ["useGrantPermissions", { policyId: "p1" }],
  ["useGrantPermissions", { policyId: "p1", permissions: "billing:read" }],
  ["useRevokePermissions", { policyId: "p1", permissions: null }],
  ["useRevokePermissions", { policyId: "p1", permissions: 5 }],
] satisfies (readonly [string, unknown])[])(
  "%s rejects %j with a typed error, and the list stays visible",
  async (name, variables) => {
    let mutate: Mutate = async () => undefined;
    const lists = new Set<string>();
    const hook = HOOKS[name as keyof typeof HOOKS];
    const onRender: PageProps["onRender"] = (current, list) => {
      mutate = current;
      lists.add(list);
    };
    render(<Page hook={hook} onRender={onRender} />);
    await act(async () => {
      await expect(mutate(variables)).rejects.toMatchObject({
        name: "ConfidentArgumentError",
        delivery: "unsent",
      });
    });
    const count = server.api.policies.length;
    expect([...lists].filter((list) => list !== `${count}` && list !== `${count + 1}`)).toEqual([]);
    expect(server.requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
  },
);

function DeletePage({ onRender }: { readonly onRender: (mutate: Mutate) => void }) {
  const lists = [usePolicies().isSuccess, useRoles().isSuccess];
  onRender(useDeletePolicy().mutateAsync as Mutate);
  return <p>{lists.join(" ")}</p>;
}

test("a mutation without variables does not request the lists again", async () => {
  let mutate: Mutate = async () => undefined;
  render(<DeletePage onRender={(current) => (mutate = current)} />);
  await screen.findByText("true true");
  const before = [...server.requests];
  await act(async () => {
    await expect(mutate(undefined)).rejects.toMatchObject({ name: "ConfidentArgumentError" });
  });
  expect(server.requests).toEqual(before);
});
