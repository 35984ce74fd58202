import { describe, expect, test } from "vitest";
import { checkAssertions } from "../src/index.ts";
import { assertion, organization } from "./support/access-fixtures.ts";
import { planOf } from "./support/plan-of.ts";

const acme = organization(
  {
    policies: { Support: ["user:read", "user:delete"], Projects: ["project:manage"] },
    roles: { Support: ["Support"], Empty: ["Support"], Projects: ["Projects"] },
    members: {
      "owner@acme.test": "Owner",
      "ana@acme.test": "Support",
      "bo@acme.test": "Member",
      "cy@acme.test": "Projects",
    },
  },
  { Checkout: { members: { "bo@acme.test": "Member" } } },
);

const check = (...parameters: Parameters<typeof assertion>) =>
  checkAssertions([assertion(...parameters)], acme)[0];

describe("never", () => {
  test("passes if no member and no role holds the permission", () => {
    const result = check({ never: { subject: { role: "Support" }, holds: "iam:manage" } });
    expect(result).toMatchObject({ passed: true, name: "a test", at: { line: 1 } });
  });

  test("fails for a role without members that grants it", () => {
    const result = check({ never: { subject: { role: "Empty" }, holds: "user:*" } });
    expect(result).toMatchObject({
      passed: false,
      message: 'user:* is held by role "Empty".',
    });
  });

  test("finds members without regard to case", () => {
    const result = check({
      never: { subject: { member: "ANA@acme.test" }, holds: "user:delete" },
    });
    expect(result?.passed).toBe(false);
  });

  test("counts what a role in the organization gives in projects", () => {
    const statement = { never: { subject: "any", holds: "iam:manage" } } as const;
    expect(check(statement, "Checkout")).toMatchObject({
      passed: false,
      message: "iam:manage is held by cy@acme.test, owner@acme.test.",
    });
  });
});

describe("always", () => {
  test("fails if a member lacks the permission", () => {
    const result = check({ always: { subject: "any", holds: "user:read" } });
    expect(result).toMatchObject({
      passed: false,
      message: "user:read is not held by cy@acme.test.",
    });
  });

  test("passes for a role without members that grants it", () => {
    const statement = { always: { subject: { role: "Empty" }, holds: "user:read" } } as const;
    expect(check(statement)?.passed).toBe(true);
  });

  test("fails for someone who is not a member", () => {
    const subject = { member: "no@acme.test" };
    expect(check({ always: { subject, holds: "user:read" } })?.passed).toBe(false);
  });
});

test("atLeast and atMost count members, not paths", () => {
  expect(check({ atLeast: 3, subject: "any", hold: "user:read" })?.passed).toBe(true);
  expect(check({ atLeast: 4, subject: "any", hold: "user:read" })).toMatchObject({
    passed: false,
    message: "3 members hold user:read; at least 4 must.",
  });
  expect(check({ atMost: 1, subject: "any", hold: "iam:manage" })?.passed).toBe(true);
  expect(check({ atMost: 0, subject: { role: "Support" }, hold: "user:read" })).toMatchObject({
    passed: false,
    message: "1 member holds user:read; at most 0 may.",
  });
});

test("noneExcept allows roles and addresses, and looks at custom roles without members", () => {
  const hold = "user:delete";
  expect(check({ noneExcept: ["Owner", "Support", "Empty"], hold })?.passed).toBe(true);
  expect(check({ noneExcept: ["Owner", "ana@acme.test"], hold })?.message).toBe(
    'user:delete is held by role "Support", role "Empty".',
  );
  expect(check({ noneExcept: ["Support", "Empty"], hold })?.message).toBe(
    "user:delete is held by owner@acme.test.",
  );
});

test("a project that does not exist has no members", () => {
  const statement = { atLeast: 1, subject: "any", hold: "user:read" } as const;
  expect(check(statement, "Nowhere")?.passed).toBe(false);
});

test("an assertion fails if members were not read", () => {
  const unread = organization({ members: null });
  const statement = assertion({ never: { subject: "any", holds: "user:read" } });
  expect(checkAssertions([statement], unread)).toMatchObject([
    { passed: false, message: "The members of the organization were not read." },
  ]);
});

test("a plan accepts e-mail addresses in noneExcept", async () => {
  const text = "assert: [{ name: keepers, noneExcept: [Keeper, bo@acme.test], hold: iam:manage }]";
  expect((await planOf(text)).assertions).toMatchObject([{ passed: true }]);
});
