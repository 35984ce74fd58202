import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

const good = { name: "Mine", permissionIds: [] };

test.each([
  [{ ...good, color: "red" }, "color is not a known field"],
  [{ ...good, "a/b~c": 1 }, '"a/b~c" is not a known field'],
  [{ ...good, "☕ %": 1 }, '"☕ %" is not a known field'],
  [{ ...good, größe: 1 }, "größe is not a known field"],
  [{ ...good, "": 1 }, '"" is not a known field'],
  [{ ...good, ["__proto__"]: 1 }, "__proto__ is not a known field"],
  [{ ...good, constructor: 1 }, "constructor is not a known field"],
  [{ permissionIds: [] }, "name is missing"],
  [{ name: "Mine" }, "permissionIds is missing"],
  [{}, "name is missing; permissionIds is missing"],
  [{ ...good, name: 1 }, "name must be a string, not a number"],
  [{ ...good, name: null }, "name must be a string, not null"],
  [{ ...good, name: "" }, "name is empty or too short"],
  [{ ...good, description: {} }, "description must be a string or null, not an object"],
  [{ ...good, permissionIds: "p" }, "permissionIds must be an array, not a string"],
  [{ ...good, permissionIds: ["p", true] }, "permissionIds[1] must be a string, not a boolean"],
  [{ ...good, permissionIds: ["p", ""] }, "permissionIds[1] is empty or too short"],
  [
    { colour: 1, color: 1, name: 2 },
    "permissionIds is missing; name must be a string, not a number; colour is not a known field; color is not a known field",
  ],
  [{ ...good, "\ud800": 1 }, "A field name is not valid Unicode"],
  [[], "The body must be an object, not an array"],
  [null, "The body must be an object, not null"],
])("rejects %j: %s", async (body, error) => {
  const send = sender(createFakeConfident());
  const response = await send("POST", "/policies", { body: JSON.stringify(body) });
  expect([response.status, response.body]).toEqual([
    422,
    { success: false, error, deprecated: false },
  ]);
});

test("names the organization's invalid fields", async () => {
  const send = sender(createFakeConfident());
  const { body } = await send("PUT", "", { body: '{"plan":"FREE"}' });
  expect(body).toMatchObject({ error: "name is missing; plan is not a known field" });
});
