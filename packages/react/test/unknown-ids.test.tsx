import { QueryClient } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  confidentKeys,
  useDeletePolicy,
  useGrantPermissions,
  usePolicy,
  useRevokePermissions,
  useUpdatePolicy,
} from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

let server: ScriptedServer;
let queryClient: QueryClient;
beforeEach(async () => {
  server = await startScriptedServer();
  queryClient = new QueryClient();
});
afterEach(async () => {
  queryClient.clear();
  await server.stop();
});

function Policy({
  policyId,
  enabled = true,
}: {
  policyId?: string | undefined;
  enabled?: boolean;
}) {
  const { data, error, status, fetchStatus } = usePolicy(policyId, { enabled });
  return <p>{[status, fetchStatus, data?.name ?? error?.name].join(" ")}</p>;
}

function render(page: ReactElement) {
  return renderWithConfident(page, { client: pageClient(server), queryClient });
}

test.each([
  [undefined, true],
  ["", true],
  ["", false],
  ["p9", false],
] as const)(
  "usePolicy(%j) with enabled %j waits, although the list is cached",
  async (policyId, enabled) => {
    queryClient.setQueryData(confidentKeys().policies, [...server.api.policies]);
    render(<Policy policyId={policyId} enabled={enabled} />);
    await act(async () => {});
    screen.getByText("pending idle");
    expect(server.requests).toEqual([]);
  },
);

test("usePolicy reads the policy when its id is known", async () => {
  const { rerender } = render(<Policy />);
  screen.getByText("pending idle");
  rerender(<Policy policyId="p1" />);
  await screen.findByText("success idle One");
  rerender(<Policy />);
  screen.getByText("pending idle");
});

const policy = { name: "n", permissionIds: [] };
const HOOKS = { useUpdatePolicy, useDeletePolicy, useGrantPermissions, useRevokePermissions };

interface CallProps {
  readonly hook: () => { readonly mutateAsync: (variables: never) => Promise<unknown> };
  readonly onRender: (mutate: (variables: never) => Promise<unknown>) => void;
}

function Call({ hook: useMutationHook, onRender }: CallProps) {
  onRender(useMutationHook().mutateAsync);
  return null;
}

test.each(Object.entries(HOOKS))(
  "%s rejects an undefined id without sending a request",
  async (_, hook) => {
    let mutate = async (_variables: never): Promise<unknown> => undefined;
    render(<Call hook={hook} onRender={(current) => (mutate = current)} />);
    const variables = { policyId: undefined, policy, permissions: ["billing:read"] };
    await act(async () => {
      await expect(mutate(variables as never)).rejects.toMatchObject({
        name: "ConfidentArgumentError",
        delivery: "unsent",
      });
    });
    expect(server.requests).toEqual([]);
  },
);
