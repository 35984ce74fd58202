import { beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { ROLE, SEED } from "./support/every-operation.ts";
import { LEVELS } from "./support/levels.ts";
import { caller } from "./support/send.ts";

describe.each(LEVELS)("members of $name", ({ base, role, formerOwner, of }) => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const roleOf = (userId: string) => {
    const member = of(fake.state()).members.find(({ id }) => id === userId);
    return (member as unknown as Record<string, { name: string } | null>)[role]?.name;
  };
  const idOf = (name: string) => of(fake.state()).roles.find((one) => one.name === name)?.id;
  const give = (userId: string, roleId: string | undefined) =>
    call("PUT", `${base}/members/${userId}`, { roleId });
  beforeEach(() => fake.reset());

  test("gives a role", async () => {
    expect(await give("user", ROLE)).toMatchObject([
      200,
      { member: { id: "user", email: "user@acme.example", [role]: { id: ROLE, name: "Role" } } },
    ]);
    expect([roleOf("owner"), roleOf("user")]).toEqual(["Owner", "Role"]);
  });

  test("giving the Owner role transfers ownership", async () => {
    expect(await give("user", idOf("Owner"))).toMatchObject([
      200,
      { member: { [role]: { name: "Owner" } } },
    ]);
    expect([roleOf("owner"), roleOf("user")]).toEqual([formerOwner, "Owner"]);
    expect((await give("owner", ROLE))[0]).toBe(200);
  });

  test("the Owner cannot be changed or removed", async () => {
    const before = fake.state();
    const rejected = [409, "The owner cannot be changed or removed"];
    expect(await give("owner", ROLE)).toEqual(rejected);
    expect(await call("DELETE", `${base}/members/owner`)).toEqual(rejected);
    expect((await give("owner", idOf("Owner")))[0]).toBe(200);
    expect(fake.state()).toEqual(before);
  });

  test("rejects unknown members and roles", async () => {
    expect(await give("unknown", ROLE)).toEqual([404, "Member not found"]);
    expect(await call("DELETE", `${base}/members/unknown`)).toEqual([404, "Member not found"]);
    expect(await give("user", "unknown")).toEqual([422, 'Role not found: "unknown"']);
  });
});

test("a removed member of the organization leaves all projects and loses pending invitations", async () => {
  const invitations = [
    { email: "User@acme.example", status: "PENDING" },
    { email: "user@acme.example", status: "DECLINED" },
    { email: "else@acme.example", status: "PENDING" },
  ];
  const [project = {}] = SEED.projects as object[];
  const fake = createFakeConfident({
    ...SEED,
    invitations,
    projects: [{ ...project, name: "A", invitations }],
  });
  const call = caller(fake);
  expect(await call("DELETE", "/v1/organization/members/user")).toEqual([
    200,
    { id: "user", removed: true },
  ]);
  const { projects, ...organization } = fake.state();
  for (const { members, invitations: left } of [organization, ...projects]) {
    expect(members.map(({ id }) => id)).toEqual(["owner"]);
    expect(left.map(({ email, status }) => [email, status])).toEqual([
      ["user@acme.example", "DECLINED"],
      ["else@acme.example", "PENDING"],
    ]);
  }
});

test("a removed member of a project stays in the organization and in other projects", async () => {
  const [project = {}] = SEED.projects as object[];
  const projects = ["project", "other"].map((id) => ({ ...project, id, name: id }));
  const fake = createFakeConfident({ ...SEED, projects });
  const before = fake.state();
  expect(await caller(fake)("DELETE", "/v1/projects/project/members/user")).toEqual([
    200,
    { id: "user", removed: true },
  ]);
  const after = fake.state();
  expect(after.members).toEqual(before.members);
  expect(after.projects[0]?.members.map(({ id }) => id)).toEqual(["owner"]);
  expect(after.projects[1]).toEqual(before.projects[1]);
});

describe("pages", () => {
  const fake = createFakeConfident({
    members: 60,
    projects: [{ id: "project", name: "P", members: 60 }],
  });
  const call = caller(fake);

  test.each(LEVELS)("of the members of $name", async ({ base, of }) => {
    const { members } = of(fake.state());
    for (const [query, from, to] of [
      ["", 0, 25],
      ["?page=2", 25, 50],
      ["?page=3", 50, 60],
      ["?page=4", 60, 60],
      ["?pageSize=100", 0, 60],
      ["?page=12&pageSize=5", 55, 60],
    ] as const) {
      expect(await call("GET", `${base}/members${query}`)).toEqual([
        200,
        { members: members.slice(from, to), total: 60 },
      ]);
    }
  });
});
