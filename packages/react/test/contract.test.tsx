import { createConfidentClient } from "@confident-admin/core";
import { startPrismMock } from "@confident-admin/mock";
import { act, screen, waitFor } from "@testing-library/react";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  useCreatePolicy,
  useDeletePolicy,
  useOrganization,
  usePermissions,
  usePolicies,
  useUpdateOrganization,
  useUpdatePolicy,
} from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { show } from "./support/admin.tsx";

let prism: Awaited<ReturnType<typeof startPrismMock>>;
beforeAll(async () => {
  prism = await startPrismMock();
});
afterAll(() => prism.stop());

// Prism wants a key. A page would leave it to a proxy.
const client = (headers?: Record<string, string>) =>
  createConfidentClient({
    baseUrl: prism.url,
    apiKey: "confident_us_org_0123456789",
    dangerouslyAllowBrowser: true,
    headers,
  });

function useEverything() {
  return {
    policies: usePolicies(),
    permissions: usePermissions(),
    organization: useOrganization(),
    create: useCreatePolicy(),
    update: useUpdatePolicy(),
    remove: useDeletePolicy(),
    rename: useUpdateOrganization(),
  };
}

function Page({
  onRender,
}: {
  readonly onRender: (all: ReturnType<typeof useEverything>) => void;
}) {
  const all = useEverything();
  onRender(all);
  return <p>{all.policies.error?.message ?? all.policies.data?.map(show).join(", ")}</p>;
}

const input = { name: "Read billing", permissionIds: ["perm-uuid-1"] };

test("every hook speaks as the document says", async () => {
  let all: ReturnType<typeof useEverything> | undefined;
  const page = <Page onRender={(hooks) => (all = hooks)} />;
  renderWithConfident(page, { client: client() });
  const hooks = () => all as ReturnType<typeof useEverything>;
  await screen.findByText(
    "Read billing [billing:read], Manage billing [billing:read billing:write]",
  );
  await waitFor(() => expect(hooks().organization.data?.name).toBe("Northwind Evaluation"));
  await waitFor(() => expect(hooks().permissions.data).toHaveLength(5));
  await act(async () => {
    await hooks().create.mutateAsync(input);
    await hooks().create.mutateAsync({ name: "By name", permissions: ["billing:read"] });
    await hooks().update.mutateAsync({ policyId: "policy-uuid-2", policy: input });
    await hooks().remove.mutateAsync({ policyId: "policy-uuid-2" });
    await hooks().rename.mutateAsync({ name: "Southwind" });
  });
  expect(hooks().organization.data?.plan).toBe("TEAM");
});

test.each([401, 403, 500])("a %i of the document is shown as what it is", async (status) => {
  const headers = { prefer: `code=${status}` };
  renderWithConfident(<Page onRender={() => {}} />, { client: client(headers) });
  await screen.findByText(new RegExp(`^\\[GET\\] /v1/organization/policies ${status}: `));
});
