import { expect, test } from "vitest";
import { diff, isEmpty, rebase } from "../../src/edit/diff.ts";

const base = { name: "Billing", description: "", permissionIds: ["a", "b"] };

test("ignores the order of permissions and surrounding whitespace", () => {
  const same = { name: " Billing", description: " ", permissionIds: ["b", "a"] };
  expect(isEmpty(diff(base, same))).toBe(true);
});

test("lists added and removed permissions and changed strings", () => {
  expect(diff(base, { name: "Money", description: "", permissionIds: ["b", "c"] })).toEqual({
    name: { from: "Billing", to: "Money" },
    description: undefined,
    added: ["c"],
    removed: ["a"],
  });
});

test("applies only the user's own changes to someone else's version", () => {
  const mine = { name: "Money", description: "", permissionIds: ["b", "c"] };
  const theirs = { name: "Bills", description: "Theirs", permissionIds: ["a", "d"] };
  expect(rebase(base, mine, theirs)).toEqual({
    name: "Money",
    description: "Theirs",
    permissionIds: ["d", "c"],
  });
});

test("applies a change by both users once", () => {
  const both = { name: "Money", description: "", permissionIds: ["b", "c"] };
  expect(rebase(base, both, both)).toEqual(both);
});
