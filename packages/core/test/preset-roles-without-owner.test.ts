// The document lets a server leave out `organizationId` and `projectId`, which tell presets from custom roles.
import { expect } from "vitest";
import { failureOf, reply } from "./support/calls.ts";
import {
  KINDS,
  type Kind,
  ROLE_KINDS,
  type Row,
  rowOf,
  startCollection,
} from "./support/collections.ts";
import { test } from "./support/servers.ts";

const PRESETS = {
  organizationId: ["Owner", "Admin", "Member", "ADMIN"],
  projectId: ["Owner", "Manager", "Member", "manager"],
};

function withoutOwner(kind: Kind, id: string, name: string): Row {
  const { [kind.owner ?? "projectId"]: _, ...row } = rowOf(kind, id, name, "part-1");
  return row;
}

const presets = ROLE_KINDS.flatMap((kind) =>
  PRESETS[kind.owner ?? "projectId"].map((name) => [name, kind.title, kind] as const),
);

test.for(presets)("rejects changes of the preset %s, %s", async ([name, , kind], { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.rows.push(withoutOwner(kind, "preset-1", name));
  const calls = [verbs.rename("preset-1", "Boss"), verbs.ensure({ name, policyIds: ["part-2"] })];
  for (const call of calls) {
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
      message: `The role "${name}" is a preset, which cannot be changed.`,
    });
  }
  expect(server.requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
});

test.for(ROLE_KINDS)(
  "changes a custom role with a preset's name, $title",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    server.rows.push(rowOf(kind, "c1", "Admin"), rowOf(kind, "c2", "Manager"));
    expect(await verbs.rename("c1", "Other")).toMatchObject({ name: "Other" });
    expect(await verbs.ensure({ name: "Manager", policyIds: ["part-2"] })).toMatchObject({
      change: "updated",
    });
  },
);

test.for(KINDS)(
  "ensure says that a listed item cannot be updated, $title",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    server.before("PUT", 1, () => reply(404, '{"success":false,"error":"Not found"}'));
    const call = verbs.ensure({ name: "Auditors", [kind.partIds]: ["part-2"] });
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentConflictError",
      delivery: "answered",
      operation: `ensure${kind.type}`,
      message: `The ${kind.noun} "a1" was not written: the server lists it, but responds to the update with 404. Read it, then try again.`,
    });
    expect(server.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(1);
  },
);
