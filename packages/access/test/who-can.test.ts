import { describe, expect, test } from "vitest";
import {
  countHolders,
  diffAccess,
  effectiveAccess,
  explain,
  SENSITIVE_PERMISSIONS,
  whoCan,
} from "../src/index.ts";
import { organization } from "./support/access-fixtures.ts";

const acme = organization(
  {
    policies: { Support: ["user:read", "legacy:read"], Managers: ["project:manage"] },
    roles: { Support: ["Support", "Managers"] },
    members: { "owner@acme.test": "Owner", "ana@acme.test": "Support", "bo@acme.test": null },
  },
  { Checkout: { members: { "ana@acme.test": "Member", "bo@acme.test": "Manager" } } },
);

describe("whoCan", () => {
  test("says through which role and policy", () => {
    expect(whoCan(acme, "user:read").holders).toEqual([
      {
        member: { id: "ana@acme.test", email: "ana@acme.test" },
        permission: "user:read",
        paths: [
          {
            scope: "organization",
            role: { id: "Support", name: "Support" },
            policy: { id: "Support", name: "Support" },
          },
        ],
      },
      {
        member: { id: "owner@acme.test", email: "owner@acme.test" },
        permission: "user:read",
        paths: [{ scope: "organization", role: { id: "Owner", name: "Owner" }, policy: null }],
      },
    ]);
  });

  test("includes everyone who manages all projects, with that path", () => {
    const { holders } = whoCan(acme, "iam:manage", { project: "Checkout" });
    expect(holders.map(({ member, paths }) => [member.email, paths[0]?.policy?.name])).toEqual([
      ["ana@acme.test", "Managers"],
      ["bo@acme.test", undefined],
      ["owner@acme.test", undefined],
    ]);
  });

  test("finds permissions that the API no longer lists", () => {
    expect(whoCan(acme, "legacy:*").holders).toHaveLength(1);
  });

  test("says that holders are unknown if members were not read", () => {
    const unread = organization({ members: null });
    expect(whoCan(unread, "user:read")).toMatchObject({ known: false, holders: [] });
    expect(countHolders(unread, "user:read")).toBeNull();
  });

  test("rejects an unknown project", () => {
    expect(() => whoCan(acme, "user:read", { project: "Nowhere" })).toThrow(
      new RangeError('No project is named "Nowhere".'),
    );
  });

  test("rejects a name that several projects have", () => {
    const [project] = acme.projects ?? [];
    const twice = { ...acme, projects: [project, { ...project, id: "other" }] } as typeof acme;
    expect(() =>
      whoCan(
        {
          ...twice,
          projects: twice.projects?.map((one, index) => ({ ...one, id: `id-${index}` })) ?? null,
        },
        "*",
        { project: "Checkout" },
      ),
    ).toThrow('Several projects are named "Checkout". Use one of their ids: id-0, id-1.');
  });
});

test("countHolders counts a member once, whatever matches", () => {
  expect(countHolders(acme, "*")).toBe(2);
  expect(countHolders(acme, "*:manage", { project: "Checkout" })).toBe(3);
});

describe("explain", () => {
  test("lists what a member holds on every level", () => {
    const { member, known, levels, notes } = explain(acme, " Ana@ACME.test ", "*:manage");
    expect(member).toEqual({ id: "ana@acme.test", email: "ana@acme.test" });
    expect(known).toBe(true);
    expect(levels.map(({ role, permissions }) => [role?.name, permissions.length])).toEqual([
      ["Support", 1],
      ["Member", 2],
    ]);
    expect(notes).toEqual(effectiveAccess(acme).notes);
    expect(notes[0]).toContain("the API does not say what they hold");
  });

  test("finds no one with an unknown address", () => {
    expect(explain(acme, "no@acme.test")).toMatchObject({ member: null, levels: [] });
  });

  test("is limited to a project", () => {
    const { levels } = explain(acme, "bo@acme.test", "*", { project: "Checkout" });
    expect(levels.map(({ scope }) => scope)).toEqual([{ project: "Checkout" }]);
  });
});

test("diffAccess ignores a level whose members were not read in one of the states", () => {
  const unread = organization({ members: null });
  const read = organization({ members: { "owner@acme.test": "Owner" } });
  expect(diffAccess(unread, read, [])).toEqual({ gains: [], losses: [] });
  expect(diffAccess(read, unread, [])).toEqual({ gains: [], losses: [] });
});

test("the members of a deleted project lose what they held in it", () => {
  const { losses } = diffAccess(acme, { ...acme, projects: [] }, ["iam:manage"]);
  expect(diffAccess(acme, { ...acme, projects: [] }).losses).toEqual(
    diffAccess(acme, { ...acme, projects: [] }, SENSITIVE_PERMISSIONS).losses,
  );
  expect(losses.map(({ scope }) => scope)).toEqual(losses.map(() => ({ project: "Checkout" })));
  expect(losses.filter(({ sensitive }) => sensitive)).toMatchObject([
    { permission: "iam:manage", members: [{ id: "ana@acme.test" }, { id: "bo@acme.test" }, {}] },
  ]);
});

test("a preset role with an unknown name holds only what its policies grant", () => {
  const before = organization({ policies: { A: ["user:read"] }, members: { "a@acme.test": "X" } });
  const role = { id: "X", name: "Auditor", description: null, preset: true, policyIds: ["A"] };
  const roles = [...before.organization.roles, role];
  const after = { ...before, organization: { ...before.organization, roles } };
  expect(whoCan(after, "*").holders.map(({ permission }) => permission)).toEqual(["user:read"]);
});

test("who holds a permission is unknown if members were not read completely", () => {
  const reads = [{ operation: "listMembers", count: 1, complete: false }];
  const snapshot = { ...acme, reads };
  expect(whoCan(snapshot, "user:read").known).toBe(false);
  expect(explain(snapshot, "ana@acme.test").known).toBe(false);
});
