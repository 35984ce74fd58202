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

const UNKNOWN = "00000000-0000-4000-8000-00000000abcd";

test.each<[string, string, string, object?]>([
  ["emails[0] must be an email address", "POST", "/invitations", { emails: ["nope"] }],
  [
    "organizationRoleId must be a UUID",
    "POST",
    "/invitations",
    { emails: ["a@b.example"], organizationRoleId: "r" },
  ],
  [
    "projectIds must have at least 1 item, not 0",
    "POST",
    `/governance-policies/${UNKNOWN}/assign`,
    { projectIds: [] },
  ],
  ["page must be at least 1, not 0", "GET", "/members?page=0"],
  ["page must be an integer, not a string", "GET", "/members?page=-1.5"],
  ["pageSize must be at most 100, not 101", "GET", "/members?pageSize=101"],
  [
    "policyId must have at most 1024 characters, not 1025",
    "DELETE",
    `/policies/${"p".repeat(1025)}`,
  ],
])("says in plain words: %s", async (error, method, path, json) => {
  const send = sender(createFakeConfident());
  const { body } = await send(method, path, json && { body: JSON.stringify(json) });
  expect(body).toEqual({ success: false, error, deprecated: false });
});

test("an invalid date in the initial state is explained in plain words", () => {
  const organization = { created_at: "today" };
  expect(() => createFakeConfident({ organization })).toThrow(
    /^Invalid initial state: organization\.created_at must be a date and time such as 2026-01-01T00:00:00\.000Z\.$/,
  );
});

test("no sentence of an error ends in two punctuation marks", () => {
  const controls = [{ name: "A", type: 1 as never }];
  const create = () => createFakeConfident({ governancePolicies: [{ name: "A", controls }] });
  expect(create).toThrow(/^(?!.*\.[.;]).+\.$/);
});
