import { expect, test } from "vitest";
import { parse } from "yaml";
import { toText } from "../../src/export/to-text.ts";

const a = { id: "1", name: "b: tricky #name", description: "two\nlines", permissions: [] };
const b = {
  id: "2",
  name: "a",
  permissions: [
    { id: "p2", name: "iam:read" },
    { id: "p1", name: "billing:read" },
  ],
};

test("both formats have the same content, without ids", () => {
  const yaml = toText([a, b], "yaml");
  expect(parse(yaml)).toEqual(JSON.parse(toText([a, b], "json")));
  expect(yaml).not.toContain("p1");
});

test("does not depend on the order of policies and permissions", () => {
  const turned = { ...b, permissions: [...b.permissions].reverse() };
  expect(toText([b, a], "yaml")).toBe(toText([a, turned], "yaml"));
});

test("writes permissions that the API did not return as null, not as empty", () => {
  const [policy] = JSON.parse(toText([{ id: "1", name: "a" }], "json")).policies;
  expect(policy).toEqual({ name: "a", description: null, permissions: null });
});
