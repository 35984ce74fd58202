import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { API_KEY, failureOf } from "./support/calls.ts";

function start(projects: object[], deleted = "1") {
  const sent: string[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    sent.push(String(init?.method));
    const data = init?.method === "GET" ? { projects } : { id: deleted, deleted: true };
    return Response.json({ success: true, data });
  };
  const admin = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  return { sent, call: () => admin.projects.deleteByName("Alpha") };
}

test.for([[undefined], [null], [3], [""], [".."], ["a/../b"]])(
  "blames the server for a project with the id %j",
  async ([id]) => {
    const { sent, call } = start([{ id, name: "Alpha" }]);
    expect(await failureOf(call())).toMatchObject({
      name: "ConfidentConflictError",
      delivery: "answered",
      operation: "deleteProjectByName",
      message: 'The project "Alpha" was not deleted: the server does not return a valid id for it.',
    });
    expect(sent).toEqual(["GET"]);
  },
);

test("lists a project without an id if several have the name", async () => {
  const { sent, call } = start([{ id: "1", name: "Alpha" }, { name: "Alpha" }]);
  expect(await failureOf(call())).toMatchObject({
    message: 'Several projects are named "Alpha": "1", one without an id. Delete one by its id.',
  });
  expect(sent).toEqual(["GET"]);
});

test("throws a conflict if the response is about another project", async () => {
  const { sent, call } = start([{ id: "1", name: "Alpha" }], "2");
  expect(await failureOf(call())).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    operation: "deleteProjectByName",
    message:
      'The project "Alpha" was to be deleted, but the response has another id. List the projects to see which exist.',
  });
  expect(sent).toEqual(["GET", "DELETE"]);
});
