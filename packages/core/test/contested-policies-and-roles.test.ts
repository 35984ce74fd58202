import { expect } from "vitest";
import { failureOf, NOW, pause, reply } from "./support/calls.ts";
import { KINDS, type Kind, rowOf, startCollection } from "./support/collections.ts";
import { test } from "./support/servers.ts";

const read = (kind: Kind) => `GET ${kind.nouns}`;

test.for(KINDS)(
  "starts over if someone else changes $title before the write",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    server.before("GET", 2, () => {
      server.rows[1] = rowOf(kind, "b1", "Billing", "part-3");
    });
    await verbs.rename("b1", "Finance");
    expect(server.requests).toEqual([read(kind), read(kind), read(kind), `PUT ${kind.nouns}/b1`]);
    expect(server.written).toEqual([
      { name: "Finance", description: "All of it", [kind.partIds]: ["part-3"] },
    ]);
  },
);

test.for(KINDS)("gives up if others keep changing $title", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  for (let position = 1; position <= 5; position++) {
    server.before("GET", position, () => {
      server.rows[1] = { ...rowOf(kind, "b1", "Billing"), description: `${position}` };
    });
  }
  expect(await failureOf(verbs.rename("b1", "Finance"))).toMatchObject({
    name: "ConfidentConflictError",
    operation: `rename${kind.type}`,
    delivery: "answered",
    message: `The ${kind.noun} "b1" was not written: others keep changing it. Read it, then try again.`,
  });
  expect(server.written).toEqual([]);
});

test.for(KINDS)("reads $title again before a retry", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.before("PUT", 1, () => {
    server.rows[1] = rowOf(kind, "b1", "Billing", "part-3");
    return reply(503, "", NOW);
  });
  await verbs.rename("b1", "Finance");
  expect(server.written).toEqual([
    { name: "Finance", description: "All of it", [kind.partIds]: ["part-3"] },
  ]);
});

test.for(KINDS)("compares the response to the write with $title", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  const other = { ...rowOf(kind, "b1", "Finance", "part-3"), id: "b2" };
  const body = JSON.stringify({ success: true, data: { [kind.noun]: other } });
  server.before("PUT", 1, () => reply(200, body));
  expect(await failureOf(verbs.rename("b1", "Finance"))).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    message: `The ${kind.noun} "b1" was sent, but the response differs in id and ${kind.parts}. Read the ${kind.noun} to see its state.`,
  });
});

test.for(KINDS)(
  "does not write $title whose parts the server does not return",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const { [kind.parts]: _, ...bare } = rowOf(kind, "b1", "Billing");
    server.rows[1] = bare;
    expect(await failureOf(verbs.rename("b1", "Finance"))).toMatchObject({
      name: "ConfidentConflictError",
      message: `The ${kind.noun} "b1" was not written: the server does not return its ${kind.parts}. Read it, then try again.`,
    });
    expect(server.written).toEqual([]);
  },
);

test.for(KINDS)("writes to $title wait for each other", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.before("PUT", 1, () => pause(50));
  await Promise.all([
    verbs.update("b1", { name: "Billing", [kind.partIds]: ["part-3"] }),
    verbs.rename("b1", "Finance"),
  ]);
  const write = `PUT ${kind.nouns}/b1`;
  expect(server.requests).toEqual([write, read(kind), read(kind), write]);
  expect(server.written[1]).toMatchObject({ name: "Finance", [kind.partIds]: ["part-3"] });
});
