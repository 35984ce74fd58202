import { expect, test } from "vitest";
import { diff, isEmpty, rebase } from "../../src/edit/diff.ts";

const base = { name: "Billing", description: "", permissionIds: ["a", "b"] };

test("the order of permissions and blanks around texts are no difference", () => {
  const same = { name: " Billing", description: " ", permissionIds: ["b", "a"] };
  expect(isEmpty(diff(base, same))).toBe(true);
});

test("a difference says what is gained, lost, and called otherwise", () => {
  expect(diff(base, { name: "Money", description: "", permissionIds: ["b", "c"] })).toEqual({
    name: { from: "Billing", to: "Money" },
    description: undefined,
    gained: ["c"],
    lost: ["a"],
  });
});

test("one's own changes go on top of somebody else's, and nothing else does", () => {
  const mine = { name: "Money", description: "", permissionIds: ["b", "c"] };
  const theirs = { name: "Bills", description: "Theirs", permissionIds: ["a", "d"] };
  expect(rebase(base, mine, theirs)).toEqual({
    name: "Money",
    description: "Theirs",
    permissionIds: ["d", "c"],
  });
});

test("what both did is done once", () => {
  const both = { name: "Money", description: "", permissionIds: ["b", "c"] };
  expect(rebase(base, both, both)).toEqual(both);
});
