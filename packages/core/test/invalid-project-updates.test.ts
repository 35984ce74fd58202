import { expect, test, vi } from "vitest";
import { ConfidentAdmin, type ProjectUpdate } from "../src/index.ts";
import { API_KEY, failureOf } from "./support/calls.ts";

test.for<[unknown, RegExp]>([
  [undefined, /must be an object/],
  [null, /must be an object/],
  ["Chatbot", /must be an object/],
  [{ name: " " }, /needs a non-empty name/],
  [{ name: 7 }, /needs a non-empty name/],
  [{ name: null }, /needs a non-empty name/],
])("rejects the changes %j to a project before sending", async ([changes, message]) => {
  const fetch = vi.fn();
  const { projects } = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  expect(await failureOf(projects.update("proj-1", changes as ProjectUpdate))).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "updateProject",
    message: expect.stringMatching(message),
  });
  expect(fetch).not.toHaveBeenCalled();
});
