import { expect } from "vitest";
import { failureOf, reply } from "./support/calls.ts";
import { KINDS, type Kind, rowOf, startCollection } from "./support/collections.ts";
import { test } from "./support/servers.ts";

const read = (kind: Kind) => `GET ${kind.nouns}`;

test.for(KINDS)("creates, updates or leaves $title as it is", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  const input = { name: "Managers", [kind.partIds]: ["part-3", "part-3"] };
  expect(await verbs.ensure(input)).toMatchObject({
    change: "created",
    [kind.noun]: { name: "Managers", [kind.parts]: [{ id: "part-3" }] },
  });
  expect(await verbs.ensure(input)).toMatchObject({ change: "unchanged" });
  expect(await verbs.ensure({ ...input, [kind.partIds]: ["part-1"] })).toMatchObject({
    change: "updated",
    [kind.noun]: { description: null, [kind.parts]: [{ id: "part-1" }] },
  });
  expect(server.written).toEqual([
    { name: "Managers", [kind.partIds]: ["part-3"] },
    { name: "Managers", [kind.partIds]: ["part-1"], description: null },
  ]);
  expect(server.requests).toHaveLength(2 + 2 + 3);
});

test.for(KINDS)(
  "takes the parts of $title by name, from the same scope",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const input = {
      name: "Managers",
      [kind.parts]: ["third", "first"],
      [kind.partIds]: ["part-2"],
    };
    expect(await verbs.ensure(input)).toMatchObject({ change: "created" });
    expect(server.requests).toEqual([`GET ${kind.parts}`, read(kind), `POST ${kind.nouns}`]);
    expect(server.written).toEqual([
      { name: "Managers", [kind.partIds]: ["part-2", "part-3", "part-1"] },
    ]);
  },
);

test.for(KINDS)(
  "suggests names of parts of $title, and writes nothing",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const call = verbs.ensure({ name: "Managers", [kind.parts]: ["seconds"] });
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      operation: `ensure${kind.type}`,
      message: `No ${kind.parts === "policies" ? "policy" : "permission"} is named "seconds". Did you mean "second"?`,
    });
    expect(server.written).toEqual([]);
  },
);

test.for(KINDS)("finds $title that someone else created meanwhile", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.before("POST", 1, () => {
    server.rows.push(rowOf(kind, "m1", "Managers", "part-2"));
  });
  const ensured = await verbs.ensure({ name: "Managers", [kind.partIds]: ["part-1"] });
  expect(ensured).toMatchObject({ change: "updated", [kind.noun]: { id: "m1" } });
});

test.for(KINDS)("finds $title whose creation's response is lost", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.before("POST", 1, () => {
    server.rows.push(rowOf(kind, "m1", "Managers", "part-2"));
    return reply(500);
  });
  const ensured = await verbs.ensure({ name: "Managers", [kind.partIds]: ["part-2"] });
  expect(ensured).toMatchObject({ change: "created", [kind.noun]: { id: "m1" } });
  expect(server.rows).toHaveLength(3);
});

test.for(KINDS)("lists the ids if several have the name of $title", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.rows.push(rowOf(kind, "b2", "Billing"));
  const call = verbs.ensure({ name: "Billing", [kind.partIds]: [] });
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentConflictError",
    operation: `ensure${kind.type}`,
    delivery: "answered",
    message: `Several ${kind.nouns} are named "Billing": "b1", "b2". Rename or delete all but one.`,
  });
});

test.for(KINDS)(
  "creates $title once if two calls ensure it at the same time",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const input = { name: "Managers", [kind.partIds]: ["part-1"] };
    const changes = await Promise.all([verbs.ensure(input), verbs.ensure(input)]);
    expect(changes.map(({ change }) => change)).toEqual(["created", "unchanged"]);
    expect(server.rows).toHaveLength(3);
  },
);
