import { beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { ROLE, SEED } from "./support/every-operation.ts";
import { LEVELS } from "./support/levels.ts";
import { caller } from "./support/send.ts";

describe.each(LEVELS)("invitations to $name", ({ base, roleId, of }) => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const path = `${base}/invitations`;
  const invite = (emails: readonly string[], role?: string) =>
    call("POST", path, { emails, [roleId]: role });
  beforeEach(() => fake.reset());

  test("skips members, invited people and duplicates, and ignores case", async () => {
    const emails = ["New@acme.example", "user@ACME.example", "invited@acme.example", "b@c.example"];
    const created = await invite([...emails, "new@acme.example"], ROLE);
    const rest = { status: "PENDING", created_at: expect.any(String), [roleId]: ROLE };
    expect(created).toEqual([
      200,
      {
        invitations: [
          { id: 3, email: "new@acme.example", ...rest },
          { id: 4, email: "b@c.example", ...rest },
        ],
      },
    ]);
    const { invitations } = of(fake.state());
    expect(await call("GET", path)).toEqual([200, { invitations }]);
    expect(invitations).toHaveLength(3);
  });

  test("without a role, an invitation is to the default role", async () => {
    expect(await invite(["new@acme.example"])).toMatchObject([
      200,
      { invitations: [{ [roleId]: null }] },
    ]);
  });

  test("rejects invitations if no address is left", async () => {
    const before = fake.state();
    expect(await invite(["USER@acme.example", "invited@acme.example"])).toEqual([
      409,
      "All of these people are members or invited already",
    ]);
    expect(fake.state()).toEqual(before);
  });

  test("rejects invalid addresses, roles and numbers of addresses", async () => {
    const before = fake.state();
    const many = Array.from({ length: 51 }, (_, index) => `p${index}@acme.example`);
    const owner = of(fake.state()).roles[0]?.id;
    const unknown = "00000000-0000-4000-8000-00000000abcd";
    expect(await invite([])).toEqual([422, "emails must have 1 to 50 addresses, not 0"]);
    expect(await invite(many)).toEqual([422, "emails must have 1 to 50 addresses, not 51"]);
    expect(await invite(many, owner)).toMatchObject([422, expect.any(String)]);
    expect(await invite(["a@b.example"], owner)).toEqual([
      422,
      "An invitation cannot give the Owner role",
    ]);
    expect(await invite(["a@b.example"], unknown)).toEqual([422, `Role not found: "${unknown}"`]);
    expect(await invite(["nonsense"])).toMatchObject([422, expect.stringContaining("emails[0]")]);
    expect(fake.state()).toEqual(before);
    expect((await invite(many.slice(1)))[0]).toBe(200);
  });

  test("resending makes an invitation pending again; deleting works for any status", async () => {
    expect(await call("PUT", `${path}/1`)).toMatchObject([
      200,
      { invitation: { id: 1, status: "PENDING" } },
    ]);
    expect(of(fake.state()).invitations[0]).toMatchObject({ status: "PENDING" });
    fake.reset();
    expect(await call("DELETE", `${path}/1`)).toEqual([200, { id: 1, deleted: true }]);
    for (const method of ["PUT", "DELETE"]) {
      expect(await call(method, `${path}/1`)).toEqual([404, "Invitation not found"]);
    }
    expect(of(fake.state()).invitations).toEqual([]);
  });
});

test("does not list accepted invitations, and people who accepted can be invited again", async () => {
  const fake = createFakeConfident({
    invitations: [{ id: 5, email: "a@b.example", status: "ACCEPTED" }],
  });
  const call = caller(fake);
  expect(await call("GET", "/invitations")).toEqual([200, { invitations: [] }]);
  expect((await call("POST", "/invitations", { emails: ["a@b.example"] }))[0]).toBe(200);
  fake.reset();
  expect(await call("PUT", "/invitations/5")).toMatchObject([200, { invitation: { id: 5 } }]);
  expect((await call("POST", "/invitations", { emails: ["a@b.example"] }))[0]).toBe(409);
});

describe.each(LEVELS)("a person of $name who was invited again", ({ base, roleId, of }) => {
  const invitations = [
    { id: 5, email: "New@acme.example", status: "ACCEPTED" },
    { id: 6, email: "gone@acme.example", status: "ACCEPTED" },
  ] as const;
  const fake = createFakeConfident({
    ...SEED,
    invitations,
    projects: [{ id: "project", name: "P", invitations }],
  });
  const call = caller(fake);

  test("resending an old invitation does not create a second pending one", async () => {
    const [status] = await call("POST", `${base}/invitations`, { emails: ["new@acme.example"] });
    const { invitations } = of(fake.state());
    expect([status, invitations.at(-1)]).toMatchObject([
      200,
      { status: "PENDING", [roleId]: null },
    ]);
    expect(await call("PUT", `${base}/invitations/5`)).toEqual([
      409,
      "Another invitation for new@acme.example is pending",
    ]);
    expect(of(fake.state()).invitations).toEqual(invitations);
    expect((await call("PUT", `${base}/invitations/6`))[0]).toBe(200);
    expect((await call("PUT", `${base}/invitations/${invitations.at(-1)?.id}`))[0]).toBe(200);
  });
});
