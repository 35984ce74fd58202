import { beforeEach, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { caller } from "./support/send.ts";

const fake = createFakeConfident({
  governancePolicies: [
    { id: "a", name: "A", controls: [{ id: "c", name: "Guardrail", type: "RUNTIME" }] },
    { id: "b", name: "B", description: null },
  ],
  projects: ["1", "2", "3"].map((id) => ({
    id,
    name: id,
    ...(id !== "3" && { governancePolicy: "A" }),
  })),
});
const call = caller(fake);
beforeEach(() => fake.reset());

const path = (id: string, rest: string) => `/governance-policies/${id}/${rest}`;
const counts = () => fake.state().governancePolicies.map(({ projectsCount }) => projectsCount);

test("lists the policies with their controls and current number of projects", async () => {
  expect(await call("GET", "/governance-policies")).toEqual([
    200,
    {
      governancePolicies: [
        {
          id: "a",
          name: "A",
          controls: [{ id: "c", name: "Guardrail", type: "RUNTIME" }],
          projectsCount: 2,
        },
        { id: "b", name: "B", description: null, controls: [], projectsCount: 0 },
      ],
    },
  ]);
});

test("lists the projects of a policy in pages", async () => {
  expect(await call("GET", path("a", "projects?page=2&pageSize=1"))).toEqual([
    200,
    { projects: [{ id: "2", name: "2" }], total: 2 },
  ]);
});

test("assigning moves projects, counts each once, and lists unknown ids", async () => {
  const projectIds = ["2", "3", "unknown", "2", "unknown"];
  const result = [
    200,
    {
      governancePolicy: { id: "b", name: "B" },
      assignedProjectIds: ["2", "3"],
      notFoundProjectIds: ["unknown"],
      count: 2,
    },
  ];
  expect(await call("POST", path("b", "assign"), { projectIds })).toEqual(result);
  expect(counts()).toEqual([1, 2]);
  expect(await call("GET", "/v1/projects/2")).toMatchObject([
    200,
    { project: { governancePolicy: { id: "b", name: "B" } } },
  ]);
  expect(await call("POST", path("b", "assign"), { projectIds })).toEqual(result);
  expect(counts()).toEqual([1, 2]);
});

test("unassigning skips unknown projects and those of other policies", async () => {
  const projectIds = ["1", "3", "unknown"];
  expect(await call("POST", path("a", "unassign"), { projectIds })).toEqual([
    200,
    {
      governancePolicy: { id: "a", name: "A" },
      unassignedProjectIds: ["1"],
      skippedProjectIds: ["3", "unknown"],
      count: 1,
    },
  ]);
  expect(counts()).toEqual([1, 0]);
  expect(fake.state().projects[0]?.governancePolicy).toBeNull();
  expect(await call("POST", path("b", "unassign"), { projectIds })).toMatchObject([
    200,
    { unassignedProjectIds: [], skippedProjectIds: projectIds, count: 0 },
  ]);
});

test("rejects unknown policies and requests without a project", async () => {
  for (const [method, rest] of [
    ["GET", "projects"],
    ["POST", "assign"],
    ["POST", "unassign"],
  ] as const) {
    const body = method === "POST" ? { projectIds: ["1"] } : undefined;
    expect(await call(method, path("unknown", rest), body)).toEqual([
      404,
      "Governance policy not found",
    ]);
  }
  expect((await call("POST", path("a", "assign"), { projectIds: [] }))[0]).toBe(422);
});
