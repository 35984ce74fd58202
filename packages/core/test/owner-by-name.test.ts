import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { API_KEY, failureOf } from "./support/calls.ts";

function start() {
  let requests = 0;
  const fetch = async () => {
    requests++;
    return Response.json({ success: true, data: { roles: [], invitations: [] } });
  };
  const admin = new ConfidentAdmin({ apiKey: API_KEY, fetch });
  return { scopes: [admin, admin.project("proj-1")], requests: () => requests };
}

const NAMES = ["Owner", "OWNER", " owner", "Owner ", "Owner\t", "\u00a0Owner\n"];

test.for(NAMES)("does not make a member the Owner by the name %j", async (role) => {
  const { scopes, requests } = start();
  for (const { members } of scopes) {
    expect(await failureOf(members.updateRole("u1", { role }))).toMatchObject({
      name: "ConfidentArgumentError",
      message:
        "The Owner role cannot be specified by name. To transfer ownership, use members.transferOwnership.",
    });
  }
  expect(requests()).toBe(0);
});

test.for(NAMES)("does not invite an Owner by the name %j", async (role) => {
  const { scopes, requests } = start();
  for (const { invitations } of scopes) {
    const call = invitations.create({ emails: ["ada@acme.test"], role });
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      message:
        "The Owner role cannot be specified by name. Invite people with another role, then use members.transferOwnership.",
    });
  }
  expect(requests()).toBe(0);
});
