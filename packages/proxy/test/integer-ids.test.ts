// An operation with small limits, so that they are easy to exceed.
import { expect, test } from "vitest";
import { operation, send } from "./support/custom-table.ts";

const table = {
  deleteKey: operation({
    method: "DELETE",
    path: "/v1/projects/{projectId}/api-keys/{apiKeyId}",
    parameters: {
      path: [
        { name: "projectId", required: true, schema: { type: "string", maxLength: 5 } },
        { name: "apiKeyId", required: true, schema: { type: "integer", minimum: 1 } },
      ],
      query: [],
    },
  }),
};
const remove = (path: string) => send(table, `/v1/projects/${path}`, { method: "DELETE" });

test("forwards an integer id and passes it to authorize as a string", async () => {
  const outcome = await remove("p%201/api-keys/42");
  expect(outcome).toMatchObject({
    status: 200,
    sent: ["DELETE https://api.confident-ai.com/v1/projects/p%201/api-keys/42"],
  });
  expect(outcome.context?.params).toEqual({ projectId: "p 1", apiKeyId: "42" });
});

test.each(["x", "042", "4.0", "+4", "4e1", "%204", "-0", "9007199254740992", "4;x=1"])(
  "rejects %s, which is not an integer",
  async (id) => {
    expect(await remove(`p/api-keys/${id}`)).toMatchObject({
      status: 400,
      error: 'Path parameter "apiKeyId" must be of type integer.',
      sent: [],
      context: undefined,
    });
  },
);

test("rejects an id outside its limits", async () => {
  expect(await remove("p/api-keys/0")).toMatchObject({
    status: 400,
    error: 'Path parameter "apiKeyId" must be at least 1.',
  });
  expect(await remove("too-long/api-keys/1")).toMatchObject({
    status: 400,
    error: 'Path parameter "projectId" must have a maximum length of 5.',
  });
});
