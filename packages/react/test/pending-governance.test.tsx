import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  useAssignProjectsToGovernancePolicy,
  useGovernancePolicies,
  useGovernancePolicyProjects,
  useInfiniteGovernancePolicyProjects,
  useUnassignProjectsFromGovernancePolicy,
} from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

const A = { id: "a", name: "A" };
const B = { id: "b", name: "B" };
const C = { id: "c", name: "C" };
const governancePolicy = (id: string) => ({ id, name: id, projectsCount: 0, controls: [] });

/** Two governance policies and their projects. No change ever gets a response. */
const api = () =>
  stubApi({
    "GET /v1/organization/governance-policies": {
      governancePolicies: [governancePolicy("g1"), governancePolicy("g2")],
    },
    "GET /v1/organization/governance-policies/g1/projects": { projects: [A, B], total: 2 },
    "GET /v1/organization/governance-policies/g2/projects": { projects: [C], total: 1 },
  });

function useGovernance() {
  return {
    policies: useGovernancePolicies(),
    first: useGovernancePolicyProjects("g1"),
    second: useGovernancePolicyProjects("g2"),
    infinite: useInfiniteGovernancePolicyProjects("g1"),
    assign: useAssignProjectsToGovernancePolicy(),
    unassign: useUnassignProjectsFromGovernancePolicy(),
  };
}

async function loaded() {
  const { current } = renderHooks(useGovernance, undefined, api());
  await waitFor(() => expect(current().first.data?.items).toEqual([A, B]));
  await waitFor(() => expect(current().second.data?.items).toEqual([C]));
  await waitFor(() => expect(current().infinite.data && current().policies.data).toBeDefined());
  return current;
}

test("marks the projects that are being unassigned, on pages and in infinite lists", async () => {
  const current = await loaded();
  act(() => current().unassign.mutate({ policyId: "g1", projectIds: ["b", "c", "unknown"] }));
  const expected = [A, { ...B, pending: "delete" }];
  await waitFor(() => expect(current().first.data?.items).toEqual(expected));
  expect(current().infinite.data?.pages[0]?.items).toEqual(expected);
  expect(current().second.data?.items).toEqual([C]);
  expect(current().policies.data).toMatchObject([{ id: "g1", pending: "update" }, { id: "g2" }]);
});

test("marks the projects that are being moved to another policy, and shows no new rows", async () => {
  const current = await loaded();
  act(() => current().assign.mutate({ policyId: "g2", projectIds: ["a", "c"] }));
  await waitFor(() =>
    expect(current().first.data?.items).toEqual([{ ...A, pending: "delete" }, B]),
  );
  expect(current().second.data).toMatchObject({ items: [C], total: 1 });
  expect(current().second.data?.items[0]).not.toHaveProperty("pending");
});

function useOnePolicy(policyId: string) {
  return {
    page: useGovernancePolicyProjects(policyId),
    unassign: useUnassignProjectsFromGovernancePolicy(),
  };
}

test("stops marking projects when the policy changes", async () => {
  const { current, rerender } = renderHooks<string, ReturnType<typeof useOnePolicy>>(
    useOnePolicy,
    "g1",
    api(),
  );
  await waitFor(() => expect(current().page.data?.items).toEqual([A, B]));
  act(() => current().unassign.mutate({ policyId: "g1", projectIds: ["a", "c"] }));
  await waitFor(() => expect(current().page.data?.items[0]).toHaveProperty("pending"));
  rerender("g2");
  await waitFor(() => expect(current().page.data?.items).toEqual([C]));
});
