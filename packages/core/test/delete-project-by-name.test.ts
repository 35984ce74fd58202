import { expect } from "vitest";
import { adminOf, failureOf, reply } from "./support/calls.ts";
import { type Servers, test } from "./support/servers.ts";

async function start(servers: Servers, ...projects: object[]) {
  const server = await servers.http((response, request) => {
    const id = request.target.split("/").pop();
    const data = request.method === "GET" ? { projects } : { id, deleted: true };
    reply(200, JSON.stringify({ success: true, data }))(response, request);
  });
  return { server, projects: adminOf(server).projects };
}

const sent = ({ requests }: { requests: readonly { method: string; target: string }[] }) =>
  requests.map(({ method, target }) => `${method} ${target}`);

test("deletes the project with exactly this name", async ({ servers }) => {
  const list = [{ id: "1", name: "alpha" }, { id: "2", name: "Alpha" }, {}];
  const { server, projects } = await start(servers, ...list);
  expect(await projects.deleteByName("Alpha")).toEqual({ id: "2", deleted: true });
  expect(sent(server)).toEqual(["GET /v1/projects", "DELETE /v1/projects/2"]);
});

test.for([
  [
    "a similar name",
    [{ id: "1", name: "Alphas" }, {}],
    "ConfidentNotFoundError",
    'No project is named "Alpha". Did you mean "Alphas"?',
  ],
  ["no project", [], "ConfidentNotFoundError", 'No project is named "Alpha".'],
  [
    "several projects",
    [
      { id: "1", name: "Alpha" },
      { id: "2", name: "Alpha" },
    ],
    "ConfidentConflictError",
    'Several projects are named "Alpha": "1", "2". Delete one by its id.',
  ],
  [
    "a project without an id",
    [{ name: "Alpha" }],
    "ConfidentConflictError",
    'The project "Alpha" was not deleted: the server does not return a valid id for it.',
  ],
] as const)("deletes nothing if the list has %s", async ([, list, name, message], { servers }) => {
  const { server, projects } = await start(servers, ...list);
  expect(await failureOf(projects.deleteByName("Alpha"))).toMatchObject({
    name,
    message,
    operation: "deleteProjectByName",
  });
  expect(sent(server)).toEqual(["GET /v1/projects"]);
});

test.for(["", undefined, 7])("rejects %j as a name before sending", async (name, { servers }) => {
  const { server, projects } = await start(servers);
  expect(await failureOf(projects.deleteByName(name as string))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "deleteProjectByName",
    message: "A project's name must be a non-empty string.",
  });
  expect(server.requests).toEqual([]);
});
