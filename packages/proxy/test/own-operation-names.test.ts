// The names of resources follow the paths of any document.
import type { OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createConfidentHandler, type OperationName } from "../src/index.ts";
import { operation } from "./support/custom-table.ts";
import { KEY, ORIGIN } from "./support/start-proxy.ts";

const required = {
  apiKey: KEY,
  basePath: "/api",
  origins: [ORIGIN],
  authorize: () => "someone",
  fetch: async () => Response.json({ success: true, data: {} }),
};

test("the names come from the paths of your own document", async () => {
  const table = {
    listThings: operation({ path: "/v2/secret-things" }),
    rotateThing: operation({ method: "POST", path: "/v2/secret-things/{id}/rotate" }),
    listParts: operation({ path: "/v2/projects/{projectId}/spare-parts/{partId}" }),
    listRoles: operation({ path: "/v2/organization/roles" }),
    read: operation({ path: "/read" }),
    write: operation({ method: "POST", path: "/projects/{projectId}" }),
  } as const satisfies OperationTable;
  const allowed = async (...names: string[]) => {
    const handler = createConfidentHandler<unknown, OperationTable>({
      ...required,
      operationTable: table,
      operations: names,
    });
    const results = Object.values(table).map(async ({ method, path }) => {
      const headers = { "sec-fetch-site": "same-origin" };
      const url = `${ORIGIN}/api${path.replaceAll(/[{}]/g, "")}`;
      return (await handler(new Request(url, { method, headers }))).status;
    });
    const statuses = await Promise.all(results);
    return Object.keys(table).filter((_, index) => statuses[index] === 200);
  };
  expect(await allowed("secretThings")).toEqual(["listThings", "rotateThing"]);
  expect(await allowed("project.spareParts")).toEqual(["listParts"]);
  expect(await allowed("roles")).toEqual(["listRoles"]);
  expect(await allowed("projects")).toEqual(["write"]);
  // If an id and a group have the same name, the id takes precedence.
  expect(await allowed("read", "write")).toEqual(["read", "write"]);
});

const typed = {
  searchMembers: { ...operation({}), path: "/v2/projects/search/members" },
  listTasks: {
    ...operation({ path: "/v2/projects/{id}/open-tasks/" }),
    path: "/v2/projects/{id}/open-tasks/",
  },
  getProject: { ...operation({ path: "/v2/projects/{id}/" }), path: "/v2/projects/{id}/" },
} as const satisfies OperationTable;

test("the names agree with their types for literal segments and trailing slashes", () => {
  const make = (name: OperationName<typeof typed>) => () =>
    createConfidentHandler({ ...required, operationTable: typed, operations: [name] });
  expect(make("projects")).not.toThrow();
  expect(make("project.openTasks")).not.toThrow();
  // @ts-expect-error without the parameter, it is not an operation of a project
  expect(make("project.members")).toThrow(/is named "project\.members"/);
});
