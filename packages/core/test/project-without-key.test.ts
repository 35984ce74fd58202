// The vendor's document leaves every key of `data` optional.
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { API_KEY, failureOf } from "./support/calls.ts";

const project = { id: "proj-1", name: "Chatbot" };

function create(data: object) {
  const fetch = async () => Response.json({ success: true, data }, { status: 201 });
  return new ConfidentAdmin({ apiKey: API_KEY, fetch }).projects.create({ name: "Chatbot" });
}

test.for([{ project }, { project, apiKey: null }])(
  "returns a created project if the response has no API key: %j",
  async (data) => {
    expect(await create(data)).toEqual(data);
  },
);

test.for([
  {},
  { apiKey: null },
  { project: null },
  { project, apiKey: "key" },
  { project, apiKey: {} },
])("rejects a created project that is malformed: %j", async (data) => {
  expect(await failureOf(create(data))).toMatchObject({ name: "ConfidentResponseError" });
});
